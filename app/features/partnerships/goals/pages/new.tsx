import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { peopleToName } from '../choices.server.ts'
import { ownersOf } from '../goal.ts'
import { goalForm } from '../inputs.ts'
import { GoalForm } from '../parts/goal-form.tsx'
import { setGoal } from '../set.server.ts'

export const meta = () => [{ title: m.goal_add() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return {
    partnership,
    partners: await peopleToName(tx, partnership),
    sides: presentPartners(partnership.partners),
    today: tx.today,
    choices: behalfChoices(tx, partnership),
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { owners, ...input } = parseForm(goalForm, form)
  const answer = await setGoal(tx, params.partnership ?? '', { ...input, owners: ownersOf(owners) })
  return isRefusal(answer) ? answer : done(`${base}/goals/${answer.id}`, m.goal_added(), answer.historyId)
})

export default function NewGoal() {
  const { partnership, partners, sides, today, choices, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/goals`
  return (
    <NarrowPage
      title={m.goal_add()}
      lede={m.goal_form_lede()}
      back={{ to: back, label: m.goals_of({ partnership: partnership.name }) }}
    >
      <GoalForm partners={partners} sides={sides} today={today} language={language} back={back}>
        <BehalfFields choices={choices} />
      </GoalForm>
    </NarrowPage>
  )
}
