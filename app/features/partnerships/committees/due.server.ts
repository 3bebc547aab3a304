import type { Tx } from '#platform/context/context.server.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Committee, vacancies } from './committee.ts'
import { committeesById, committeesOfMembers } from './reads.server.ts'
import { seatsThatWait } from './waiting.server.ts'

/** Seats of the own organization that nobody holds, and terms that soon end, for who speaks for it. */
export const committeesDue = {
  wide: true,
  find: async (tx: Tx): Promise<Due[]> => {
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })) return []
    const seats = await seatsThatWait(tx)
    return seats
      .filter((one) => readsUntil(tx, one.partnershipId) === null)
      .map(({ kind, id, partnershipId, on }) => ({
        kind: `committee.${kind}`,
        recordId: id,
        partnershipId,
        group: kind === 'vacancy' ? 'waiting' : 'week',
        dueOn: on,
      }))
  },
  tell: async (tx: Tx, dues: readonly Due[]): Promise<DueItem[]> => {
    const seats = await committeesOfMembers(
      tx,
      dues.flatMap((due) => (due.kind === 'committee.term' ? [due.recordId] : [])),
    )
    const ids = dues.map((due) => seats.get(due.recordId) ?? due.recordId)
    const committees = new Map((await committeesById(tx, ids)).map((one) => [one.id, one]))
    return dues.flatMap((due) => {
      const committee = committees.get(seats.get(due.recordId) ?? due.recordId)
      if (committee === undefined) return []
      return [{ ...due, href: `/committees/${committee.id}`, ...wordsOf(tx, due, committee) }]
    })
  },
} satisfies DueSource

function wordsOf(
  tx: Tx,
  { kind, recordId, dueOn }: Due,
  committee: Committee,
): Pick<DueItem, 'title' | 'why' | 'when' | 'doneHref'> {
  const facts = { committee: committee.name, partnership: committee.partnershipName }
  if (kind === 'committee.term' && dueOn !== null) {
    const person = committee.members.find((one) => one.id === recordId)?.person ?? ''
    return {
      title: m.committee_due_term({ ...facts, person }),
      why: m.committee_due_term_why({ ...facts, day: formatDay(dueOn, tx.today) }),
      when: formatDistance(dueOn, tx.today),
      doneHref: null,
    }
  }
  const own = vacancies(committee, tx.today).find((one) => one.organizationId === tx.actor.organizationId)
  return {
    title: m.committee_due_vacancy(facts),
    why: m.committee_due_vacancy_why({ ...facts, count: own?.free ?? 0 }),
    when: '',
    doneHref: `/committees/${committee.id}/fill`,
  }
}
