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
import { changeCommittee } from '../change.server.ts'
import { committeeChangeForm } from '../inputs.ts'
import { CommitteeForm } from '../parts/committee-form.tsx'
import { readCommittee } from '../reads.server.ts'
import { seatsOf } from '../seats-form.server.ts'

export const meta = () => [{ title: m.committee_edit() }]

export const loader = load(async (tx, { params, base }) => {
  const committee = await readCommittee(tx, params.committee ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const { partners } = await readPartnership(tx, committee.partnershipId)
  const names = new Map([
    ...presentPartners(partners).map((one) => [one.organizationId, one.name] as const),
    ...committee.seats.map((one) => [one.organizationId, one.organization] as const),
  ])
  return { committee, partners: [...names].map(([id, name]) => ({ id, name })), base }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readCommittee(tx, params.committee ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await changeCommittee(tx, id, {
    ...parseForm(committeeChangeForm, form),
    seats: seatsOf(form),
  })
  return isRefusal(answer) ? answer : done(`${base}/committees/${id}`, m.committee_changed())
})

export default function EditCommittee() {
  const { committee, partners, base } = useLoaderData<typeof loader>()
  const back = `${base}/committees/${committee.id}`
  return (
    <NarrowPage title={m.committee_edit()} back={{ to: back, label: committee.name }}>
      <CommitteeForm committee={committee} partners={partners} language="" back={back} />
    </NarrowPage>
  )
}
