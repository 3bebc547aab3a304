import { sql } from 'kysely'
import { thereByLeaving } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { SearchKind } from '#platform/features/feature.server.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { m } from '#platform/words/words.ts'
import { shorten } from '../discussions/discussion.ts'
import { reachableVisionVersions } from './reads.server.ts'

/** The texts that hold now: of each vision the latest version that the actor reads. */
const currentTexts = (tx: Tx) =>
  reachableVisionVersions(tx).where(
    sql<boolean>`not exists (select 1 from vision_versions newer where newer.workspace_id = vision_versions.workspace_id
      and newer.partnership_id = vision_versions.partnership_id and newer.number > vision_versions.number
      and ${thereByLeaving(tx, 'newer.partnershipId', 'newer.createdAt')})`,
  )

const visionReach = (tx: Tx): Reach => ({ within: currentTexts(tx).select('visionVersions.id') })

/** A vision in search, by its text as it reads now; the id is that of the version. */
export const visionKind: SearchKind = {
  kind: 'visionVersion',
  table: 'vision_versions',
  label: () => m.visions_title(),
  reach: visionReach,
  describe: async (tx, ids) =>
    (
      await currentTexts(tx)
        .where('visionVersions.id', 'in', [...ids, tx.workspace.id])
        .select([
          'visionVersions.id',
          'visionVersions.text',
          'visionVersions.partnershipId',
          'partnerships.name',
        ])
        .execute()
    ).map(({ id, text, partnershipId, name }) => ({
      id,
      title: m.vision_of({ partnership: name }),
      detail: shorten(text, 140),
      href: `/partnerships/${partnershipId}/vision`,
    })),
}
