import { Form, useLoaderData } from 'react-router'
import { addDays } from '#platform/context/days.ts'
import { Invalid, isRefusal } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { progressOf } from '../../goals/progress.ts'
import { goalsOf } from '../../goals/reads.server.ts'
import { standingWords } from '../../goals/say.ts'
import { listMeetings } from '../../meetings/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { holdReview } from '../hold.server.ts'
import { reviewInput } from '../inputs.ts'
import { GoalReviewFields } from '../parts/goal-review-fields.tsx'
import { problemsIn, reviewIn } from '../review.ts'

export const meta = () => [{ title: m.review_add() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const goals = (await goalsOf(tx, partnership.id)).filter((goal) => goal.closure === null)
  const meetings = await listMeetings(tx, {
    partnershipId: partnership.id,
    query: '',
    cursor: null,
    limit: 30,
  })
  return {
    partnership,
    goals: goals.map((goal) => ({
      id: goal.id,
      what: goal.what,
      unit: goal.unit,
      target: goal.target,
      dueOn: goal.dueOn,
      language: goal.language,
      standing: standingWords(goal, progressOf(goal, goal.checkIns), tx.today),
    })),
    meetings: meetings.items.map(({ id, title, startsOn }) => ({
      value: id,
      label: m.review_meeting_on({ title, day: formatDay(startsOn, tx.today) }),
    })),
    meeting: url.searchParams.get('meeting') ?? '',
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  await readPartnership(tx, id)
  allow(tx.actor, partnershipPolicy.workTogether)
  const read = reviewIn(form)
  const wrong = read.goals
    .filter((goal) => Number.isNaN(goal.change?.target ?? 0))
    .map((goal) => ({ path: `target-${goal.goalId}`, code: 'issue_review_number' }))
  if (wrong.length > 0) throw new Invalid(wrong)
  const input = parseInput(reviewInput, read)
  // What the rules miss is said at the field of its goal.
  const goals = new Map((await goalsOf(tx, id)).map((goal) => [goal.id, goal]))
  const missing = problemsIn(input.goals, (goalId) => goals.get(goalId))
  if (missing.length > 0)
    throw new Invalid(missing.map(({ goalId, field, code }) => ({ path: `${field}-${goalId}`, code })))
  const answer = await holdReview(tx, id, input)
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/goals/reviews`, m.review_held(), answer.historyId)
})

/** All open goals in one form, each with where it stands; those left at "keep" are looked at and kept. */
export default function NewReview() {
  const { partnership, goals, meetings, meeting, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/partnerships/${partnership.id}/goals/reviews`
  return (
    <NarrowPage
      title={m.review_add()}
      lede={m.review_lede()}
      back={{ to: back, label: m.reviews_of({ partnership: partnership.name }) }}
    >
      {goals.length === 0 ? (
        <EmptyState
          title={m.review_no_goals()}
          action={
            <ButtonLink look="go" to={`${base}/partnerships/${partnership.id}/goals/new`}>
              {m.goal_add()}
            </ButtonLink>
          }
        />
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <DateField
            name="reviewedOn"
            label={m.review_day()}
            required
            max={today}
            defaultValue={typed('reviewedOn', today)}
            error={errorOf('reviewedOn')}
          />
          {meetings.length > 0 && (
            <Select
              name="meetingId"
              label={m.review_meeting()}
              empty={m.review_no_meeting()}
              options={meetings}
              defaultValue={typed('meetingId', meeting)}
              error={errorOf('meetingId')}
            />
          )}
          {goals.map((goal) => (
            <GoalReviewFields key={goal.id} goal={goal} />
          ))}
          <TextArea
            name="note"
            label={m.review_note()}
            mark={m.optional()}
            rows={3}
            defaultValue={typed('note')}
            error={errorOf('note')}
          />
          <DateField
            name="nextOn"
            label={m.review_next_label()}
            help={m.review_next_help()}
            defaultValue={typed('nextOn', addDays(today, 91))}
            error={errorOf('nextOn')}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.review_save()}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
