import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm, parseInput } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { goalsOf } from '../../goals/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { objectiveForm, servicesInput } from '../inputs.ts'
import { servicesIn } from '../objective.ts'
import { ObjectiveForm } from '../parts/objective-form.tsx'
import { readObjective } from '../reads.server.ts'
import { setObjective } from '../set.server.ts'

export const meta = () => [{ title: m.objective_add() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const from = url.searchParams.get('from')
  const copied = from === null ? null : await readObjective(tx, from)
  const own = partnership.partners.find((one) => one.organizationId === tx.actor.organizationId)
  const goals = (await goalsOf(tx, partnership.id)).filter((goal) => goal.closure === null)
  return {
    partnership,
    copied:
      copied?.organizationId === tx.actor.organizationId ? { what: copied.what, why: copied.why } : null,
    goals: goals.map(({ id, what }) => ({ id, what })),
    organization: own?.name ?? '',
    choices: behalfChoices(tx, partnership),
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const { goals } = parseInput(servicesInput, { goals: servicesIn(form) })
  const answer = await setObjective(tx, id, { ...parseForm(objectiveForm, form), goals })
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/objectives`, m.objective_added(), answer.historyId)
})

export default function NewObjective() {
  const { partnership, copied, goals, organization, choices, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/objectives`
  return (
    <NarrowPage
      title={m.objective_add()}
      lede={m.objective_form_lede()}
      back={{ to: back, label: m.objectives_of_partnership({ partnership: partnership.name }) }}
    >
      <ObjectiveForm
        copied={copied}
        goals={goals}
        organization={organization}
        partnership={partnership.name}
        language={language}
        back={back}
      >
        <BehalfFields choices={choices} />
      </ObjectiveForm>
    </NarrowPage>
  )
}
