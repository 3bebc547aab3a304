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
import { NumberField } from '#ui/number-field/number-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { checkIn } from '../check-in.server.ts'
import { checkInInput } from '../inputs.ts'
import { progressOf } from '../progress.ts'
import { readGoal, withCheckIns } from '../reads.server.ts'
import { standingWords } from '../say.ts'

export const meta = () => [{ title: m.goal_check_in_title() }]

export const loader = load(async (tx, { params, base }) => {
  const goal = await readGoal(tx, params.goal ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const [looked] = await withCheckIns(tx, [goal])
  const choices = behalfChoices(tx, await readPartnership(tx, goal.partnershipId))
  return { goal, checkIns: looked?.checkIns ?? [], choices, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.goal ?? ''
  const answer = await checkIn(tx, id, parseForm(checkInInput, form))
  return isRefusal(answer) ? answer : done(`${base}/goals/${id}`, m.goal_checked_in(), answer.historyId)
})

/** The smallest form of looking at a goal: a value, the day, a few words. */
export default function CheckInPage() {
  const { goal, checkIns, choices, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/goals/${goal.id}`
  return (
    <NarrowPage
      title={m.goal_check_in_title()}
      lede={standingWords(goal, progressOf(goal, checkIns), today)}
      back={{ to: here, label: goal.what }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <NumberField
          name="value"
          label={m.goal_check_in_value()}
          {...(goal.measure === '' ? {} : { help: goal.measure })}
          {...(goal.unit === '' ? {} : { unit: goal.unit })}
          defaultValue={typed('value')}
          error={errorOf('value')}
        />
        <TextArea
          name="note"
          label={m.goal_check_in_note()}
          mark={m.optional()}
          help={m.goal_check_in_note_help()}
          rows={3}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <DateField
          name="checkedOn"
          label={m.goal_check_in_day()}
          required
          max={today}
          defaultValue={typed('checkedOn', today)}
          error={errorOf('checkedOn')}
        />
        <BehalfFields choices={choices} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.goal_check_in()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
