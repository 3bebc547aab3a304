import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm, parseInput } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { goalsOf } from '../../goals/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { allowWanting } from '../about.server.ts'
import { changeObjective } from '../change.server.ts'
import { objectiveChangeForm, servicesInput } from '../inputs.ts'
import { servicesIn } from '../objective.ts'
import { ObjectiveForm } from '../parts/objective-form.tsx'
import { readObjective } from '../reads.server.ts'
import { removeObjective } from '../remove.server.ts'

export const meta = () => [{ title: m.objective_change() }]

export const loader = load(async (tx, { params, base }) => {
  const objective = await readObjective(tx, params.objective ?? '')
  allowWanting(tx, objective)
  const goals = (await goalsOf(tx, objective.partnershipId)).filter(
    (goal) => goal.closure === null || objective.goals.some((one) => one.goalId === goal.id),
  )
  return {
    objective,
    partnership: await readPartnership(tx, objective.partnershipId),
    goals: goals.map(({ id, what }) => ({ id, what })),
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.objective ?? ''
  const { partnershipId } = await readObjective(tx, id)
  const to = `${base}/partnerships/${partnershipId}/objectives`
  if (form.get('act') === 'remove') {
    const answer = await removeObjective(tx, id)
    return isRefusal(answer) ? answer : done(to, m.objective_removed(), answer.historyId)
  }
  const { goals } = parseInput(servicesInput, { goals: servicesIn(form) })
  const answer = await changeObjective(tx, id, { ...parseForm(objectiveChangeForm, form), goals })
  return isRefusal(answer) ? answer : done(to, m.objective_changed())
})

export default function EditObjective() {
  const { objective, partnership, goals, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/objectives`
  return (
    <NarrowPage
      title={m.objective_change()}
      back={{ to: back, label: m.objectives_of_partnership({ partnership: partnership.name }) }}
    >
      <ObjectiveForm
        objective={objective}
        goals={goals}
        organization={objective.organizationName}
        partnership={partnership.name}
        language={language}
        back={back}
      />
      <Form method="post" style={{ marginBlockStart: 'var(--s6)' }}>
        <Button look="danger" name="act" value="remove">
          {m.remove()}
        </Button>
      </Form>
    </NarrowPage>
  )
}
