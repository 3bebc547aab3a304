import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { closeGoal } from '../close.server.ts'
import { outcomes } from '../goal.ts'
import { closeInput } from '../inputs.ts'
import { progressOf } from '../progress.ts'
import { readGoal, withCheckIns } from '../reads.server.ts'
import { outcomeWord } from '../say.ts'

export const meta = () => [{ title: m.goal_close() }]

export const loader = load(async (tx, { params, base }) => {
  const goal = await readGoal(tx, params.goal ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const [looked] = await withCheckIns(tx, [goal])
  const { share } = progressOf(goal, looked?.checkIns ?? [])
  return { goal, reached: share !== null && share >= 1, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.goal ?? ''
  const answer = await closeGoal(tx, id, parseForm(closeInput, form))
  return isRefusal(answer) ? answer : done(`${base}/goals/${id}`, m.goal_closed_said(), answer.historyId)
})

const help = {
  met: m.goal_outcome_met_help,
  partly: m.goal_outcome_partly_help,
  dropped: m.goal_outcome_dropped_help,
}

export default function CloseGoal() {
  const { goal, reached, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/goals/${goal.id}`
  return (
    <NarrowPage title={m.goal_close()} lede={m.goal_close_lede()} back={{ to: here, label: goal.what }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <RadioGroup
          name="outcome"
          label={m.goal_close_outcome()}
          required
          cards
          choices={outcomes.map((outcome) => ({
            value: outcome,
            label: outcomeWord(outcome),
            help: help[outcome](),
          }))}
          defaultValue={typed('outcome', reached ? 'met' : '')}
          error={errorOf('outcome')}
        />
        <TextArea
          name="reason"
          label={m.goal_close_reason()}
          help={m.goal_close_reason_help()}
          rows={3}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        <DateField
          name="closedOn"
          label={m.goal_close_day()}
          required
          max={today}
          defaultValue={typed('closedOn', today)}
          error={errorOf('closedOn')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.goal_close()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
