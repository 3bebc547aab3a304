import { asItStood, asTheyStood, changedLater, thereByLeaving } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { SearchKind } from '#platform/features/feature.server.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { m } from '#platform/words/words.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** Pieces of work in the partnerships that the actor reaches; where the own organization has left, those named by then. */
const reachableWork = (tx: Tx) =>
  reachablePartnerships(tx)
    .innerJoin('workPieces', (join) =>
      join
        .onRef('workPieces.workspaceId', '=', 'partnerships.workspaceId')
        .onRef('workPieces.partnershipId', '=', 'partnerships.id'),
    )
    .where('workPieces.deletedAt', 'is', null)
    .where(thereByLeaving(tx, 'workPieces.partnershipId', 'workPieces.createdAt'))

const workReach = (tx: Tx): Reach => ({
  within: reachableWork(tx)
    .where((where) => where.not(changedLater(tx, 'workPieces')))
    .select('workPieces.id'),
})

/** A piece of work in search and history, by its name. */
export const workKind: SearchKind = {
  kind: 'work',
  table: 'work_pieces',
  label: () => m.work_title(),
  reach: workReach,
  describe: async (tx, ids) => {
    const rows = await reachableWork(tx)
      .where('workPieces.id', 'in', ids)
      .select([
        'workPieces.id',
        'workPieces.name',
        'workPieces.partnershipId',
        'partnerships.name as partnershipName',
      ])
      .execute()
    const stood = await asTheyStood(tx, 'work', rows)
    return rows.map((row) => ({
      id: row.id,
      title: asItStood(stood, row).name,
      detail: row.partnershipName,
      href: `/partnerships/${row.partnershipId}/roles`,
    }))
  },
}
