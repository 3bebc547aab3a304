import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { withParams } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { readTouchpoint } from '../../touchpoints/reads.server.ts'
import { addLearning } from '../add.server.ts'
import { learningChoices } from '../choices.server.ts'
import { learningInput, readFilters } from '../inputs.ts'
import { sourceIn } from '../learning.ts'
import { LearningForm } from '../parts/learning-form.tsx'

export const meta = () => [{ title: m.learning_add() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const from = url.searchParams.get('touchpoint')
  const contact = from === null ? null : await readTouchpoint(tx, from)
  const meeting = url.searchParams.get('meeting')
  const source = contact !== null ? (`touchpoint:${contact.id}` as const) : meeting && `meeting:${meeting}`
  const choices = await learningChoices(
    tx,
    partnership.id,
    contact === null ? null : { kind: 'touchpoint', id: contact.id },
  )
  const [only] = choices.communities
  return {
    partnership,
    choices,
    behalf: behalfChoices(tx, partnership),
    values: {
      kind: readFilters(url).kind ?? ('words' as const),
      text: '',
      language: tx.locale,
      translation: '',
      translationLanguage: null,
      speaker: '',
      audience: contact?.audience ?? ('partnership' as const),
      communityId: contact?.community?.id ?? (choices.served === 1 ? (only?.id ?? null) : null),
      source: source ?? '',
      heardOn: source ? '' : tx.today,
    },
    organization:
      partnership.partners.find((one) => one.organizationId === tx.actor.organizationId)?.name ?? '',
    back:
      contact === null
        ? `${base}/partnerships/${partnership.id}/learnings`
        : `${base}/touchpoints/${contact.id}`,
    after: url.searchParams.get('after') ?? '',
    today: tx.today,
  }
})

export const action = act(async (tx, { form, params, url, base }) => {
  const id = params.partnership ?? ''
  for (const [name, value] of Object.entries(sourceIn(String(form.get('source') ?? ''))))
    form.set(name, value)
  const input = parseForm(learningInput, form)
  const answer = await addLearning(tx, id, input)
  if (isRefusal(answer)) return answer
  const here = `${base}/partnerships/${id}/learnings`
  if (form.get('act') === 'more') {
    const again = withParams(`${here}/new`, {
      kind: input.kind,
      touchpoint: input.touchpointId,
      meeting: input.meetingId,
      after: answer.id,
    })
    return done(again, m.learning_added_more(), answer.historyId)
  }
  const from = url.searchParams.get('touchpoint')
  return done(from === null ? here : `${base}/touchpoints/${from}`, m.learning_added(), answer.historyId)
})

export default function NewLearning() {
  const { partnership, choices, behalf, values, organization, back, after, today } =
    useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.learning_add()}
      lede={m.learning_add_lede()}
      back={{ to: back, label: m.learnings_of_partnership({ partnership: partnership.name }) }}
    >
      <LearningForm
        // The next one begins empty, also where the page stays.
        key={after}
        values={values}
        choices={choices}
        organization={organization}
        partnership={partnership.name}
        today={today}
        back={back}
      >
        <BehalfFields choices={behalf} />
      </LearningForm>
    </NarrowPage>
  )
}
