import { useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { endInput } from '../inputs.ts'
import { EndForm } from '../parts/end-form.tsx'
import { readMember } from '../reads.server.ts'
import { mayVacate, vacateSeat } from '../vacate.server.ts'

export const meta = () => [{ title: m.committee_leave() }]

export const loader = load(async (tx, { params, base }) => {
  const { member, committee } = await readMember(tx, params.member ?? '')
  if (!mayVacate(tx, member)) throw new Forbidden()
  return {
    committee: { id: committee.id, name: committee.name },
    person: member.person ?? '',
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { member, committee } = await readMember(tx, params.member ?? '')
  if (!mayVacate(tx, member)) throw new Forbidden()
  const answer = await vacateSeat(tx, member.id, parseForm(endInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/committees/${committee.id}`, m.committee_left(), answer.historyId)
})

export default function LeavePage() {
  const { committee, person, today, base } = useLoaderData<typeof loader>()
  const back = `${base}/committees/${committee.id}`
  return (
    <NarrowPage
      title={m.committee_leave()}
      lede={m.committee_leave_lede({ person })}
      back={{ to: back, label: committee.name }}
    >
      <EndForm
        label={m.committee_leave_day()}
        button={m.committee_leave_button()}
        today={today}
        back={back}
      />
    </NarrowPage>
  )
}
