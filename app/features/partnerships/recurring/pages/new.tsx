import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { colleaguesOf } from '../../commitments/people.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { recurringInput } from '../inputs.ts'
import { RecurringFields } from '../parts/recurring-fields.tsx'
import { pledgeRecurring } from '../pledge.server.ts'
import { readRecurring } from '../reads.server.ts'
import { recurringSources } from '../recurring.ts'
import { sourceShown } from '../source.server.ts'

export const meta = () => [{ title: m.recurring_pledge() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const own = tx.actor.organizationId
  const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  await openPartnership(tx, partnership.id)
  if (!can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own }) && !onBehalf)
    throw new Forbidden()
  const asked = url.searchParams.get('follows')
  const follows = asked === null ? null : await readRecurring(tx, asked)
  if (follows !== null && follows.partnershipId !== partnership.id) throw new NotFound()
  const kind = recurringSources.find((one) => one === url.searchParams.get('sourceKind'))
  const partners = presentPartners(partnership.partners).map(({ organizationId, name }) => ({
    id: organizationId,
    name,
  }))
  const colleagues = await colleaguesOf(tx, partnership)
  return {
    partnership: { id: partnership.id, name: partnership.name },
    partners,
    follows,
    source:
      kind === undefined
        ? null
        : await sourceShown(tx, kind, url.searchParams.get('source') ?? '', url.searchParams.get('clause')),
    sides: partners
      .filter((partner) =>
        follows === null ? partner.id === own || onBehalf : partner.id === follows.promisor.id,
      )
      .sort((a, b) => Number(b.id === own) - Number(a.id === own)),
    own,
    colleagues:
      follows === null ? colleagues : colleagues.filter((one) => one.organizationId === follows.promisor.id),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  form.set('partnershipId', params.partnership ?? '')
  const input = parseForm(recurringInput, form)
  // Whoever promises can't be ticked off the list without scripts, and promises nothing to itself.
  const promisor = input.onBehalfOf ?? tx.actor.organizationId
  const others = input.beneficiaryOrganizationIds.filter((id) => id !== promisor)
  const made = await pledgeRecurring(tx, { ...input, beneficiaryOrganizationIds: others })
  if (isRefusal(made)) return made
  return done(`${base}/recurring-promises/${made.id}`, m.recurring_said_pledged(), made.historyId)
})

export default function NewRecurring() {
  const { partnership, partners, follows, source, sides, own, colleagues, today, base } =
    useLoaderData<typeof loader>()
  const { problem, pending, typedAll } = useProblem()
  const back =
    source !== null
      ? `${base}${source.href}`
      : follows === null
        ? `${base}/partnerships/${partnership.id}/commitments`
        : `${base}/recurring-promises/${follows.id}`
  const ticked = typedAll('beneficiaryOrganizationIds')
  return (
    <NarrowPage
      title={follows === null ? m.recurring_pledge() : m.recurring_follow()}
      lede={
        follows === null
          ? m.recurring_pledge_lede({ partnership: partnership.name })
          : m.recurring_follow_lede({ text: follows.text })
      }
      back={{ to: back, label: source?.title ?? follows?.text ?? partnership.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {source !== null && (
          <>
            <input type="hidden" name="sourceKind" value={source.kind} />
            <input type="hidden" name="sourceId" value={source.id} />
            {source.clause !== null && (
              <>
                <Quote by={source.title ?? ''}>{source.clause}</Quote>
                <input type="hidden" name="clause" value={source.clause} />
              </>
            )}
          </>
        )}
        {follows !== null && <input type="hidden" name="followsId" value={follows.id} />}
        <RecurringFields
          colleagues={colleagues}
          today={today}
          text={source?.clause?.slice(0, 500)}
          {...(follows === null
            ? {}
            : {
                promise: {
                  ...follows,
                  startsOn: '',
                  responsiblePersonId: follows.responsible?.id ?? null,
                },
              })}
        />
        {follows === null && partners.length > 2 && (
          <FieldSet legend={m.commitment_to()} help={m.commitment_to_help()}>
            <div>
              {partners
                .filter((partner) => sides.length > 1 || partner.id !== own)
                .map((partner) => (
                  <Checkbox
                    key={partner.id}
                    id={`to-${partner.id}`}
                    name="beneficiaryOrganizationIds"
                    value={partner.id}
                    label={partner.name}
                    defaultChecked={ticked.includes(partner.id)}
                  />
                ))}
            </div>
          </FieldSet>
        )}
        <BehalfOf sides={sides} own={own} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.commitment_pledge_do()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
