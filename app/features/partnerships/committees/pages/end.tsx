import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { endCommittee } from '../end.server.ts'
import { endInput } from '../inputs.ts'
import { EndForm } from '../parts/end-form.tsx'
import { readCommittee } from '../reads.server.ts'

export const meta = () => [{ title: m.committee_end() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, name } = await readCommittee(tx, params.committee ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { committee: { id, name }, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readCommittee(tx, params.committee ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await endCommittee(tx, id, parseForm(endInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/committees/${id}`, m.committee_ended_said(), answer.historyId)
})

export default function EndPage() {
  const { committee, today, base } = useLoaderData<typeof loader>()
  const back = `${base}/committees/${committee.id}`
  return (
    <NarrowPage
      title={m.committee_end()}
      lede={m.committee_end_lede()}
      back={{ to: back, label: committee.name }}
    >
      <EndForm label={m.committee_end_day()} button={m.committee_end_button()} today={today} back={back} />
    </NarrowPage>
  )
}
