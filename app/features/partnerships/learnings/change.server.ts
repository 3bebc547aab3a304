import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { checkLearning } from './check.server.ts'
import type { LearningChange } from './inputs.ts'
import type { Learning } from './learning.ts'
import { aboutLearning, openLearning } from './open.server.ts'

/** Changes what was learned, as it stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changeLearning(
  tx: Tx,
  id: string,
  { version, ...input }: LearningChange,
): Promise<{ historyId: string } | Refusal> {
  const learning = await openLearning(tx, id)
  if (isRefusal(learning)) return learning
  if (input.audience === 'organization' && learning.organization.id !== tx.actor.organizationId)
    return new Refusal('learning_behalf_audience')
  const learned = await checkLearning(tx, learning.partnershipId, input)
  const changed = await tx.db
    .updateTable('learnings')
    .set({ ...learned, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  const before = wordsOf(learning)
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before, version: learning.version })
  // What was private before or is private now is nobody else's to read, also in history.
  const own = learning.audience === 'organization' || learned.audience === 'organization'
  return {
    historyId: await record(tx, 'learning.changed', {
      ...aboutLearning({
        id,
        partnershipId: learning.partnershipId,
        organizationId: learning.organization.id,
        audience: own ? 'organization' : 'partnership',
      }),
      before,
      after: learned,
    }),
  }
}

const wordsOf = ({ kind, text, language, translation, translationLanguage, speaker, ...one }: Learning) => ({
  kind,
  text,
  language,
  translation,
  translationLanguage,
  speaker,
  communityId: one.community?.id ?? null,
  touchpointId: one.source?.kind === 'touchpoint' ? one.source.id : null,
  meetingId: one.source?.kind === 'meeting' ? one.source.id : null,
  heardOn: one.heardOn,
  audience: one.audience,
})
