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
import { changeTouchpoint } from '../change.server.ts'
import { choicesFor } from '../choices.server.ts'
import { touchpointChange } from '../inputs.ts'
import { mayChange } from '../open.server.ts'
import { TouchpointFields } from '../parts/touchpoint-fields.tsx'
import { readTouchpoint } from '../reads.server.ts'
import { titleOf } from '../say.ts'

export const meta = () => [{ title: m.touchpoint_change() }]

export const loader = load(async (tx, { params, base }) => {
  const touchpoint = await readTouchpoint(tx, params.touchpoint ?? '')
  if (!mayChange(tx, touchpoint)) throw new Forbidden()
  const choices = await choicesFor(tx, {
    partnershipId: touchpoint.partnership?.id ?? null,
    organizationId: touchpoint.organizations.find((one) => one.id !== tx.actor.organizationId)?.id ?? null,
  })
  // Whoever took part stays on the list, also when they have left since.
  const organizations = [...choices.organizations]
  for (const one of touchpoint.organizations)
    if (!organizations.some((other) => other.id === one.id)) organizations.push(one)
  const people = [...choices.people]
  for (const one of touchpoint.people)
    if (!people.some((other) => other.id === one.id)) people.push({ ...one, note: '' })
  return { touchpoint, choices: { ...choices, organizations, people }, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.touchpoint ?? ''
  const changed = await changeTouchpoint(tx, id, parseForm(touchpointChange, form))
  return isRefusal(changed) ? changed : done(`${base}/touchpoints/${id}`, m.touchpoint_said_changed())
})

export default function EditTouchpoint() {
  const { touchpoint, choices, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/touchpoints/${touchpoint.id}`
  const values = {
    ...touchpoint,
    communityId: touchpoint.community?.id ?? null,
    organizationIds: touchpoint.organizations.map((one) => one.id),
    personIds: touchpoint.people.map((one) => one.id),
  }
  return (
    <NarrowPage title={m.touchpoint_change()} back={{ to: back, label: titleOf(touchpoint, 60) }}>
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            happenedOn: { label: m.touchpoint_happened_on(), say: (day) => formatDay(day) },
            summary: m.touchpoint_summary(),
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? touchpoint.version)} />
        {touchpoint.partnership === null && <input type="hidden" name="audience" value="organization" />}
        {touchpoint.language !== null && <input type="hidden" name="language" value={touchpoint.language} />}
        <TouchpointFields values={values} choices={choices} today={today} />
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
