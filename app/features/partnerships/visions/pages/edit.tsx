import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { languageNames, locales, m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { visionInput } from '../inputs.ts'
import { WordsBeside } from '../parts/words-beside.tsx'
import { WordsToChoose } from '../parts/words-to-choose.tsx'
import { visionVersions } from '../reads.server.ts'
import { communityWords } from '../uptakes/reads.server.ts'
import { writeVision } from '../write.server.ts'

export const meta = () => [{ title: m.vision_change() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const versions = await visionVersions(tx, partnership.id)
  const from = Number(url.searchParams.get('from'))
  const start = versions.find((version) => version.number === from) ?? versions[0]
  return {
    partnership,
    text: start?.text ?? '',
    language: start?.language ?? tx.locale,
    number: versions[0]?.number ?? 0,
    said: await communityWords(tx, partnership.id),
    currentId: versions[0]?.id ?? '',
    today: tx.today,
    choices: behalfChoices(tx, partnership),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const written = parseForm(visionInput, form)
  const answer = await writeVision(tx, id, written)
  if (isRefusal(answer)) return answer
  const to = `${base}/partnerships/${id}/vision`
  if (answer.number === written.version) return done(to, m.vision_words_saved(), answer.historyId)
  return done(to, answer.number === 1 ? m.vision_saved_first() : m.vision_saved({ number: answer.number }))
})

export default function EditVision() {
  const { partnership, text, language, number, said, currentId, today, choices, base } =
    useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const place = `${base}/partnerships/${partnership.id}`
  const here = `${place}/vision`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[
          { label: partnership.name, to: place },
          { label: m.vision_title(), to: here },
          { label: number === 0 ? m.vision_write() : m.vision_change() },
        ]}
        title={number === 0 ? m.vision_write() : m.vision_change()}
        lede={number === 0 ? m.vision_lede() : m.vision_edit_lede()}
      />
      <Form method="post" className="split">
        <div className="form">
          <FormTrouble problem={problem} labels={{ text: m.vision_text() }} />
          <input type="hidden" name="version" value={String(problem?.theirs?.version ?? number)} />
          <TextArea
            name="text"
            label={m.vision_text()}
            help={m.vision_text_help()}
            required
            rows={10}
            defaultValue={typed('text', text)}
            error={errorOf('text')}
          />
          <Select
            name="language"
            label={m.vision_language()}
            defaultValue={typed('language', language)}
            options={locales.map((value) => ({ value, label: languageNames[value] }))}
          />
          <BehalfFields choices={choices} />
        </div>
        <div className="split-aside">
          {said.words.length === 0 ? (
            <WordsBeside
              said={said}
              versionId={undefined}
              partnershipId={partnership.id}
              base={base}
              today={today}
              may
            />
          ) : (
            <WordsToChoose words={said.words} takesUp={said.takenUp[currentId] ?? []} today={today} />
          )}
        </div>
        <div className="split-foot">
          <FormActions>
            <Button look="go" pending={pending}>
              {m.save()}
            </Button>
            <ButtonLink look="quiet" to={here}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </div>
      </Form>
    </>
  )
}
