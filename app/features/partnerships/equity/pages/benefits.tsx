import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readCursor } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { toMinor } from '#platform/words/money.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { benefitWords } from '../benefit-words.ts'
import { listBenefits } from '../benefits.server.ts'
import { benefitForm } from '../inputs.ts'
import { noteBenefit, removeBenefit } from '../note-benefit.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.benefits_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const cursor = readCursor(url.searchParams.get('cursor'))
  const page = await listBenefits(tx, { partnershipId: frame.partnership.id, limit: 50, cursor })
  return {
    ...page,
    frame,
    first: cursor === null,
    own: tx.actor.organizationId,
    language: tx.locale,
    currency: tx.workspace.currency,
    here: url.pathname + url.search,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id: partnershipId } = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const here = `${base}/partnerships/${partnershipId}/benefits`
  if (form.get('act') === 'remove') {
    const answer = await removeBenefit(tx, String(form.get('benefit') ?? ''))
    return isRefusal(answer) ? answer : done(here, m.benefit_removed(), answer.historyId)
  }
  const { money, ...input } = parseForm(benefitForm, form)
  const answer = await noteBenefit(tx, {
    ...input,
    partnershipId,
    amountMinor: money === null ? null : toMinor(money, tx.workspace.currency),
    currency: money === null ? null : tx.workspace.currency,
  })
  return isRefusal(answer) ? answer : done(here, m.benefit_noted(), answer.historyId)
})

export default function Benefits() {
  const { items, total, next, first, frame, own, language, currency, here, base } =
    useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const { today, partnership } = frame
  const place = `${base}/partnerships/${partnership.id}`
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.benefits_lede()}>
      <section className="stack">
        <h2 className="aloud">{m.benefits_title()}</h2>
        <FormTrouble problem={problem} />
        {items.length === 0 ? (
          <EmptyState title={m.benefits_empty_title()}>
            <p>{m.benefits_empty_why()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.benefits_title()}>
            {items.map((one) => (
              <Row
                key={one.id}
                title={<span lang={one.language ?? undefined}>{one.what}</span>}
                who={benefitWords(one)}
                end={formatDay(one.receivedOn, today)}
                actions={
                  frame.can.work &&
                  (one.notedByOrganizationId === own || one.organizationId === own) && (
                    <Form method="post">
                      <input type="hidden" name="benefit" value={one.id} />
                      <Button look="quiet" small name="act" value="remove">
                        {m.remove()}
                        <span className="aloud" lang={one.language ?? undefined}>
                          {` ${one.what}`}
                        </span>
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </Rows>
        )}
        <ListFoot
          here={here}
          shown={items.length}
          total={total}
          begun={!first}
          next={next}
          csv={`${place}/benefits.csv`}
        />
      </section>
      {frame.can.work && (
        <Section title={m.benefit_add()} lede={m.benefit_add_lede()}>
          <Form method="post" className="form">
            <input type="hidden" name="language" value={language} />
            <Select
              name="organizationId"
              label={m.benefit_who()}
              required
              options={presentPartners(partnership.partners).map((one) => ({
                value: one.organizationId,
                label: one.name,
              }))}
              defaultValue={typed('organizationId', own)}
              error={errorOf('organizationId')}
            />
            <TextField
              name="what"
              label={m.benefit_what()}
              help={m.benefit_what_help()}
              required
              maxLength={500}
              defaultValue={typed('what')}
              error={errorOf('what')}
            />
            <DateField
              name="receivedOn"
              label={m.benefit_day()}
              required
              max={today}
              defaultValue={typed('receivedOn', today)}
              error={errorOf('receivedOn')}
            />
            <NumberField
              name="hours"
              label={m.benefit_hours()}
              mark={m.optional()}
              unit={m.benefit_hours_unit()}
              defaultValue={typed('hours')}
              error={errorOf('hours')}
            />
            <NumberField
              name="money"
              label={m.benefit_money()}
              mark={m.optional()}
              unit={currency}
              defaultValue={typed('money')}
              error={errorOf('money')}
            />
            <Button look="go" pending={pending}>
              {m.benefit_note()}
            </Button>
          </Form>
        </Section>
      )}
    </PartnershipFrame>
  )
}
