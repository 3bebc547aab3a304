import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { colleaguesOf } from '../../commitments/people.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { changeRecurring } from '../change.server.ts'
import { recurringChange } from '../inputs.ts'
import { abilitiesOf } from '../open.server.ts'
import { RecurringFields } from '../parts/recurring-fields.tsx'
import { readRecurring } from '../reads.server.ts'

export const meta = () => [{ title: m.commitment_change() }]

export const loader = load(async (tx, { params, base }) => {
  const promise = await readRecurring(tx, params.recurring ?? '')
  const partnership = await readPartnership(tx, promise.partnershipId)
  if (abilitiesOf(tx, partnership, promise).change.length === 0) throw new Forbidden()
  const colleagues = await colleaguesOf(tx, partnership)
  return {
    promise,
    colleagues: colleagues.filter((one) => one.organizationId === promise.promisor.id),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.recurring ?? ''
  const changed = await changeRecurring(tx, id, parseForm(recurringChange, form))
  return isRefusal(changed) ? changed : done(`${base}/recurring-promises/${id}`, m.commitment_said_changed())
})

export default function EditRecurring() {
  const { promise, colleagues, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/recurring-promises/${promise.id}`
  return (
    <NarrowPage
      title={m.commitment_change()}
      {...(promise.untouched ? {} : { lede: m.recurring_change_agreed() })}
      back={{ to: back, label: promise.text }}
    >
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            text: m.commitment_text(),
            startsOn: { label: m.recurring_starts_on(), say: (day) => formatDay(day) },
            untilOn: { label: m.recurring_until_on(), say: (day) => formatDay(day) },
            times: m.recurring_times(),
            details: m.commitment_details(),
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? promise.version)} />
        <RecurringFields
          promise={{ ...promise, responsiblePersonId: promise.responsible?.id ?? null }}
          colleagues={colleagues}
          today={today}
          fixed={!promise.untouched}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
