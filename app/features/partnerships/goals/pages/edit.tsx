import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { changeGoal } from '../change.server.ts'
import { peopleToName } from '../choices.server.ts'
import { ownersOf } from '../goal.ts'
import { goalChangeForm } from '../inputs.ts'
import { GoalForm } from '../parts/goal-form.tsx'
import { readGoal } from '../reads.server.ts'

export const meta = () => [{ title: m.goal_change() }]

export const loader = load(async (tx, { params, base }) => {
  const goal = await readGoal(tx, params.goal ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const partnership = await readPartnership(tx, goal.partnershipId)
  return {
    goal,
    partners: await peopleToName(tx, partnership, goal.owners),
    sides: presentPartners(partnership.partners),
    today: tx.today,
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.goal ?? ''
  const { owners, ...input } = parseForm(goalChangeForm, form)
  const answer = await changeGoal(tx, id, { ...input, owners: ownersOf(owners) })
  return isRefusal(answer) ? answer : done(`${base}/goals/${id}`, m.goal_changed())
})

export default function EditGoal() {
  const { goal, partners, sides, today, language, base } = useLoaderData<typeof loader>()
  const here = `${base}/goals/${goal.id}`
  return (
    <NarrowPage title={m.goal_change()} back={{ to: here, label: goal.what }}>
      <GoalForm goal={goal} partners={partners} sides={sides} today={today} language={language} back={here} />
    </NarrowPage>
  )
}
