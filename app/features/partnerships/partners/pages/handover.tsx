import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, loadTrying } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { dismissHandover, handOver } from '../handovers/hand-over.server.ts'
import {
  colleaguesOf,
  handoverCandidates,
  openHandovers,
  openWith,
  readHandedPerson,
} from '../handovers/reads.server.ts'
import { handoverInput } from '../partner.ts'
import { SmallAct } from '../parts/small-act.tsx'

export const meta = () => [{ title: m.handover_title() }]

/** First whose work (`from`), then what is open with them and who takes it. */
export const loader = loadTrying(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.handOver)
  const wanted = url.searchParams.get('from') ?? ''
  const from = /^[0-9a-f-]{36}$/.test(wanted) ? await readHandedPerson(tx, wanted) : null
  return {
    base,
    today: tx.today,
    asked: await openHandovers(tx),
    candidates: from === null ? await handoverCandidates(tx) : [],
    from:
      from === null
        ? null
        : { ...from, open: await openWith(tx, from.id), colleagues: await colleaguesOf(tx, from.id) },
  }
})

export const action = act(async (tx, { form, base }) => {
  if (form.get('act') === 'dismiss') {
    const dismissed = await dismissHandover(tx, String(form.get('id')))
    return isRefusal(dismissed) ? dismissed : done(`${base}/handover`, m.handover_dismissed())
  }
  const handed = await handOver(tx, parseForm(handoverInput, form))
  if (isRefusal(handed)) return handed
  return done(`${base}/handover`, m.handover_done({ count: handed.count }))
})

export default function HandoverPage() {
  const { base, today, asked, candidates, from } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={m.handover_title()}
      lede={m.handover_lede()}
      {...(from === null ? {} : { back: { to: `${base}/handover`, label: m.handover_title() } })}
    >
      <FormTrouble problem={problem} />
      {from === null ? (
        <>
          {asked.length > 0 && (
            <Section title={m.handover_asked_title()}>
              <Rows>
                {asked.map((one) => (
                  <Row
                    key={one.id}
                    title={one.name}
                    to={`${base}/handover?from=${one.fromPersonId}`}
                    who={m.handover_asked_row({
                      organization: one.organizationName ?? '',
                      on: formatDay(one.askedOn, today),
                    })}
                    actions={
                      <SmallAct act="dismiss" id={one.id} label={m.handover_dismiss()} aloud={one.name} />
                    }
                  />
                ))}
              </Rows>
            </Section>
          )}
          <Form method="get" className="stack">
            <Select
              name="from"
              label={m.handover_from_choose()}
              required
              empty={m.representative_person_choose()}
              options={candidates.map((person) => ({ value: person.id, label: person.name }))}
            />
            <FormActions>
              <Button>{m.handover_show()}</Button>
            </FormActions>
          </Form>
        </>
      ) : (
        <>
          <Section title={m.handover_open_title({ name: from.name })}>
            {from.open.length === 0 ? (
              <p>{m.handover_nothing({ name: from.name })}</p>
            ) : (
              <Rows>
                {from.open.map((kind) => (
                  <Row key={kind.name} title={kind.words} />
                ))}
              </Rows>
            )}
          </Section>
          {from.open.length > 0 &&
            (from.colleagues.length === 0 ? (
              <p>{m.handover_nobody()}</p>
            ) : (
              <Form method="post" className="stack">
                <input type="hidden" name="fromPersonId" value={from.id} />
                <Select
                  name="toPersonId"
                  label={m.handover_to()}
                  help={m.handover_to_help()}
                  required
                  empty={m.handover_to_choose()}
                  options={from.colleagues.map((person) => ({ value: person.id, label: person.name }))}
                  defaultValue={typed('toPersonId')}
                  error={errorOf('toPersonId')}
                />
                <FormActions>
                  <Button look="go" pending={pending}>
                    {m.handover_do()}
                  </Button>
                </FormActions>
              </Form>
            ))}
        </>
      )}
    </NarrowPage>
  )
}
