import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { SearchKind } from '#platform/features/feature.server.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { m } from '#platform/words/words.ts'
import { reachableWork } from './list.server.ts'

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
