import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { chooseInput } from '../inputs.ts'
import { VisionText } from '../parts/vision-text.tsx'
import { WordsToChoose } from '../parts/words-to-choose.tsx'
import { currentVision } from '../reads.server.ts'
import { chooseWords } from '../uptakes/choose.server.ts'
import { communityWords } from '../uptakes/reads.server.ts'

export const meta = () => [{ title: m.vision_words_choose() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const version = await currentVision(tx, partnership.id)
  if (version === null) throw new NotFound()
  return { partnership, version, said: await communityWords(tx, partnership.id), today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await chooseWords(tx, id, parseForm(chooseInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/vision`, m.vision_words_saved(), answer.historyId)
})

/** Which of the community's words the text takes up as it reads now. */
export default function ChooseWords() {
  const { partnership, version, said, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/partnerships/${partnership.id}`
  const takesUp = said.takenUp[version.id] ?? []
  return (
    <NarrowPage
      title={m.vision_words_choose_title({ number: version.number })}
      back={{ to: `${here}/vision`, label: m.vision_of({ partnership: partnership.name }) }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <VisionText version={version} today={today} />
        {said.words.length === 0 ? (
          <EmptyState
            title={m.learning_nothing_words()}
            action={
              <ButtonLink look="go" to={`${here}/learnings/new?kind=words`}>
                {m.learning_add_kind_words()}
              </ButtonLink>
            }
          >
            <p>{m.vision_words_empty()}</p>
          </EmptyState>
        ) : (
          <Form method="post" className="form">
            <FormTrouble problem={problem} />
            <input type="hidden" name="versionId" value={version.id} />
            <input type="hidden" name="was-shown" value="1" />
            {takesUp.map((id) => (
              <input key={id} type="hidden" name="was" value={id} />
            ))}
            <WordsToChoose words={said.words} takesUp={takesUp} today={today} />
            <FormActions>
              <Button look="go" pending={pending}>
                {m.save()}
              </Button>
              <ButtonLink look="quiet" to={`${here}/vision`}>
                {m.cancel()}
              </ButtonLink>
            </FormActions>
          </Form>
        )}
      </div>
    </NarrowPage>
  )
}
