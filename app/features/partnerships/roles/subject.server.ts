import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Subject } from '#platform/features/feature.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** A piece of work in history, by its name. */
export const workSubject: Subject = {
  kind: 'work',
  describe: async (tx, ids) => {
    const rows = await reachablePartnerships(tx)
      .innerJoin('workPieces', (join) =>
        join
          .onRef('workPieces.workspaceId', '=', 'partnerships.workspaceId')
          .onRef('workPieces.partnershipId', '=', 'partnerships.id'),
      )
      .where('workPieces.id', 'in', ids)
      .where('workPieces.deletedAt', 'is', null)
      .select(['workPieces.id', 'workPieces.name', 'workPieces.partnershipId'])
      .execute()
    const stood = await asTheyStood(tx, 'work', rows)
    return rows.map((row) => ({
      id: row.id,
      title: asItStood(stood, row).name,
      href: `/partnerships/${row.partnershipId}/roles`,
    }))
  },
}
