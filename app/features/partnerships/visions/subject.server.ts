import type { Subject } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'

/** The vision of a partnership: it has the id of its partnership, and no other name. */
export const visionSubject: Subject = {
  kind: 'vision',
  describe: async (tx, ids) =>
    (
      await reachablePartnerships(tx)
        .where('partnerships.id', 'in', [...ids, tx.workspace.id])
        .select(['partnerships.id', 'partnerships.name'])
        .execute()
    ).map(({ id, name }) => ({
      id,
      title: m.vision_of({ partnership: name }),
      href: `/partnerships/${id}/vision`,
    })),
}
