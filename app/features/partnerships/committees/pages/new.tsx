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
import { committeeForm } from '../inputs.ts'
import { CommitteeForm } from '../parts/committee-form.tsx'
import { seatsOf } from '../seats-form.server.ts'
import { setUpCommittee } from '../set-up.server.ts'

export const meta = () => [{ title: m.committee_add() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return {
    partnership: { id: partnership.id, name: partnership.name },
    partners: presentPartners(partnership.partners).map((one) => ({
      id: one.organizationId,
      name: one.name,
    })),
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id: partnershipId } = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const input = { ...parseForm(committeeForm, form), partnershipId, seats: seatsOf(form) }
  const answer = await setUpCommittee(tx, input)
  return isRefusal(answer)
    ? answer
    : done(`${base}/committees/${answer.id}`, m.committee_added(), answer.historyId)
})

export default function NewCommittee() {
  const { partnership, partners, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/committees`
  return (
    <NarrowPage
      title={m.committee_add()}
      lede={m.committee_form_lede()}
      back={{ to: back, label: m.committees_of({ partnership: partnership.name }) }}
    >
      <CommitteeForm partners={partners} language={language} back={back} />
    </NarrowPage>
  )
}
