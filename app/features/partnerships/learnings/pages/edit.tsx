import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { changeLearning } from '../change.server.ts'
import { learningChoices } from '../choices.server.ts'
import { learningChange } from '../inputs.ts'
import { sourceIn } from '../learning.ts'
import { allowChanging } from '../open.server.ts'
import { LearningForm } from '../parts/learning-form.tsx'
import { readLearning } from '../reads.server.ts'
import { titleOf } from '../say.ts'

export const meta = () => [{ title: m.learning_change() }]

export const loader = load(async (tx, { params, base }) => {
  const learning = await readLearning(tx, params.learning ?? '')
  allowChanging(tx, learning)
  return {
    learning,
    choices: await learningChoices(tx, learning.partnershipId, learning.source),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.learning ?? ''
  for (const [name, value] of Object.entries(sourceIn(String(form.get('source') ?? ''))))
    form.set(name, value)
  const changed = await changeLearning(tx, id, parseForm(learningChange, form))
  return isRefusal(changed)
    ? changed
    : done(`${base}/learnings/${id}`, m.learning_changed(), changed.historyId)
})

export default function EditLearning() {
  const { learning, choices, today, base } = useLoaderData<typeof loader>()
  const { source } = learning
  const back = `${base}/learnings/${learning.id}`
  const values = {
    ...learning,
    communityId: learning.community?.id ?? null,
    source: source === null ? '' : `${source.kind}:${source.id}`,
  }
  return (
    <NarrowPage title={m.learning_change()} back={{ to: back, label: titleOf(learning, 60) }}>
      <LearningForm
        values={values}
        version={learning.version}
        choices={choices}
        organization={learning.organization.name}
        partnership={learning.partnershipName}
        today={today}
        back={back}
      />
    </NarrowPage>
  )
}
