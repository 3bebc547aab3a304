import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { reachableLearnings } from '../../learnings/reads.server.ts'

interface Version {
  partnershipId: string
  versionId: string
}

/**
 * Makes the words that a version of the vision takes up those wanted, touching only what differs. Throws Invalid at
 * `takesUp` for what is nobody's words, or not shared in this partnership.
 */
export async function writeUptakes(
  tx: Tx,
  { partnershipId, versionId }: Version,
  organizationId: string,
  before: readonly string[],
  wanted: readonly string[],
): Promise<void> {
  const added = wanted.filter((id) => !before.includes(id))
  const known = await reachableLearnings(tx)
    .where('learnings.partnershipId', '=', partnershipId)
    .where('learnings.kind', '=', 'words')
    .where('learnings.audience', '=', 'partnership')
    .where('learnings.id', 'in', [...added, tx.workspace.id])
    .select('learnings.id')
    .execute()
  if (known.length < added.length) throw new Invalid([{ path: 'takesUp', code: 'issue_vision_words' }])
  const gone = before.filter((id) => !wanted.includes(id))
  if (gone.length > 0)
    await tx.db
      .deleteFrom('uptakes')
      .where('workspaceId', '=', tx.workspace.id)
      .where('visionVersionId', '=', versionId)
      .where('learningId', 'in', gone)
      .execute()
  if (added.length > 0)
    await tx.db
      .insertInto('uptakes')
      .values(
        added.map((learningId) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          partnershipId,
          visionVersionId: versionId,
          learningId,
          organizationId,
          takenUpByPersonId: tx.actor.personId,
          createdAt: tx.now,
        })),
      )
      // Somebody else may take the same up in the same moment.
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'visionVersionId', 'learningId']).doNothing(),
      )
      .execute()
}
