import type { Tx } from '#platform/context/context.server.ts'
import type { Discussed } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { agreementsById } from '../agreements/reads.server.ts'
import { decisionsById } from '../decisions/reads.server.ts'
import { goalsById } from '../goals/reads.server.ts'
import { meetingsById } from '../meetings/reads.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import type { DiscussedRecord } from './discussion.ts'

const partnershipsIn = async (tx: Tx, ids: readonly string[]) =>
  (
    await reachablePartnerships(tx)
      .where('partnerships.id', 'in', [...ids, tx.workspace.id])
      .select('partnerships.id')
      .execute()
  ).map(({ id }) => ({ id, partnershipId: id }))

/** What can be talked about in a partnership; features to the right add their own kinds. */
export const discussedKinds: Discussed[] = [
  { kind: 'partnership', label: () => m.discussed_partnership(), within: partnershipsIn },
  { kind: 'vision', label: () => m.discussed_vision(), within: partnershipsIn },
  { kind: 'goal', label: () => m.discussed_goal(), within: goalsById, table: 'goals' },
  { kind: 'agreement', label: () => m.discussed_agreement(), within: agreementsById, table: 'agreements' },
  { kind: 'meeting', label: () => m.discussed_meeting(), within: meetingsById, table: 'meetings' },
  { kind: 'decision', label: () => m.discussed_decision(), within: decisionsById },
]

/**
 * Records that are talked about, as far as the reader reaches them, by kind and id (`goal 0190…`). One question a kind.
 */
export async function discussedRecords(
  tx: Tx,
  about: readonly { subjectKind: string; subjectId: string }[],
): Promise<Map<string, DiscussedRecord>> {
  const found = new Map<string, DiscussedRecord>()
  const { discussed, subjects } = tx.system.registry
  for (const [kind, some] of Map.groupBy(about, (one) => one.subjectKind)) {
    const known = discussed.get(kind)
    const named = subjects.get(kind)
    if (known === undefined || named === undefined) continue
    const ids = [...new Set(some.map((one) => one.subjectId))]
    const places = new Map((await known.within(tx, ids)).map((one) => [one.id, one.partnershipId]))
    for (const { id, title, href } of await named.describe(tx, ids)) {
      const partnershipId = places.get(id)
      if (partnershipId !== undefined)
        found.set(`${kind} ${id}`, { kind, id, partnershipId, label: known.label(), title, href })
    }
  }
  return found
}

/** One record to talk about in a partnership; null where it isn't in reach there or its kind can't be discussed. */
export async function discussedIn(
  tx: Tx,
  partnershipId: string,
  subjectKind: string,
  subjectId: string,
): Promise<DiscussedRecord | null> {
  const found = await discussedRecords(tx, [{ subjectKind, subjectId }])
  const one = found.get(`${subjectKind} ${subjectId}`)
  return one?.partnershipId === partnershipId ? one : null
}
