import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { attachIfChosen } from '#platform/files/attach.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { statedChange } from '../inputs.ts'
import { allowKeeping } from '../keep.server.ts'
import { keyActionName } from '../naming.ts'
import { EvidenceForm } from '../parts/evidence-form.tsx'
import { readStated } from '../reads.server.ts'
import { changeStated } from '../state.server.ts'

export const meta = () => [{ title: m.evidence_edit_title() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const stated = await readStated(tx, partnership.id, params.evidence ?? '')
  allowKeeping(tx, stated)
  return {
    name: partnership.name,
    stated,
    today: tx.today,
    back: `${base}/partnerships/${partnership.id}/journey`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await changeStated(tx, id, params.evidence ?? '', parseForm(statedChange, form))
  if (isRefusal(answer)) return answer
  const subject = { kind: 'stated-evidence', id: params.evidence ?? '' }
  const no = await attachIfChosen(tx, { subject, partnershipId: id, audience: 'partnership' }, form)
  if (no !== null) return no
  return done(`${base}/partnerships/${id}/journey`, m.evidence_changed(), answer.historyId)
})

export default function EvidencePage() {
  const { name, stated, today, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.evidence_edit_title()}
      lede={keyActionName(stated.keyAction)}
      back={{ to: back, label: name }}
    >
      <EvidenceForm stated={stated} today={today} back={back} />
    </NarrowPage>
  )
}
