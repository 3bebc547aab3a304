import { reachesPartnership, readsUntil } from '#features/partnerships/index.server.ts'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Subject } from '#platform/features/feature.server.ts'

/** Stated evidence in history, by what was said. */
export const statedSubject: Subject = {
  kind: 'stated-evidence',
  describe: async (tx, ids) => {
    const rows = await tx.db
      .selectFrom('statedEvidence')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', ids)
      .select(['id', 'partnershipId', 'what', 'createdAt'])
      .execute()
    const stood = await asTheyStood(tx, 'stated-evidence', rows)
    return rows
      .map((row) => asItStood(stood, row))
      .filter(({ partnershipId, createdAt }) => {
        const until = readsUntil(tx, partnershipId)
        return reachesPartnership(tx, partnershipId) && (until === null || createdAt <= until)
      })
      .map(({ id, partnershipId, what }) => ({
        id,
        title: what,
        href: `/partnerships/${partnershipId}/journey`,
      }))
  },
}
