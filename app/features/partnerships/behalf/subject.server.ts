import type { Subject } from '#platform/features/feature.server.ts'
import { reachableBehalfActs } from './reads.server.ts'

/** What was recorded for a partner, in history by the words it was recorded with. */
export const behalfSubject: Subject = {
  kind: 'behalf',
  describe: async (tx, ids) =>
    (
      await reachableBehalfActs(tx)
        .where('behalfActs.id', 'in', ids)
        .where('behalfActs.summary', '<>', '')
        .select(['behalfActs.id', 'behalfActs.partnershipId', 'behalfActs.summary'])
        .execute()
    ).map(({ id, partnershipId, summary }) => ({
      id,
      title: summary,
      href: `/partnerships/${partnershipId}/behalf`,
    })),
}
