import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { attachIfChosen } from '#platform/files/attach.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { behalfChoices, readPartnership } from '../../../partnerships/index.server.ts'
import { journeyPolicy } from '../../policy.ts'
import { statedInput } from '../inputs.ts'
import { EvidenceForm } from '../parts/evidence-form.tsx'
import { keyActions } from '../stage.ts'
import { stateEvidence } from '../state.server.ts'

export const meta = () => [{ title: m.evidence_new_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, journeyPolicy.stateEvidence)
  const wanted = url.searchParams.get('action')
  return {
    name: partnership.name,
    keyAction: keyActions.find((keyAction) => keyAction === wanted) ?? null,
    today: tx.today,
    behalf: behalfChoices(tx, partnership),
    back: `${base}/partnerships/${partnership.id}/journey`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const input = parseForm(statedInput, form)
  const answer = await stateEvidence(tx, id, input)
  if (isRefusal(answer)) return answer
  const subject = { kind: 'stated-evidence', id: answer.id }
  const no = await attachIfChosen(tx, { subject, partnershipId: id, audience: 'partnership' }, form)
  if (no !== null) return no
  return done(`${base}/partnerships/${id}/journey#${input.keyAction}`, m.evidence_stated(), answer.historyId)
})

export default function StatePage() {
  const { name, keyAction, today, behalf, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.evidence_new_title()} lede={m.evidence_new_lede()} back={{ to: back, label: name }}>
      <EvidenceForm
        {...(keyAction === null ? {} : { keyAction })}
        behalf={behalf}
        today={today}
        back={back}
      />
    </NarrowPage>
  )
}
