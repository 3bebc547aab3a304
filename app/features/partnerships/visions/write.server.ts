import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { VisionInput } from './inputs.ts'
import { currentVision } from './reads.server.ts'
import { chooseWords } from './uptakes/choose.server.ts'
import { takenUpBy } from './uptakes/reads.server.ts'
import { writeUptakes } from './uptakes/write.server.ts'
import { isNewText } from './vision.ts'

/**
 * Writes the vision anew: a changed text is a version of its own, and who endorsed the old one is asked
 * again. Where only the words of the community that it takes up were chosen anew, the version stays. Throws Stale with
 * the text of the latest version when that isn't the one started from.
 */
export async function writeVision(
  tx: Tx,
  partnershipId: string,
  { text, language, version, takesUp, ...behalf }: VisionInput,
): Promise<{ id: string; number: number; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.workTogether)
  if (isRefusal(speaker)) return speaker
  const before = await currentVision(tx, partnershipId)
  if (before !== null && before.number !== version)
    throw new Stale({ text: before.text, version: before.number })
  const tookUp = before === null ? [] : ((await takenUpBy(tx, [before.id])).get(before.id) ?? [])
  if (before !== null && !isNewText(before.text, text)) {
    if (takesUp === undefined || sameIds(takesUp, tookUp)) return new Refusal('vision_unchanged')
    const chosen = await chooseWords(tx, partnershipId, { versionId: before.id, takesUp })
    return isRefusal(chosen) ? chosen : { id: before.id, number: before.number, ...chosen }
  }
  const id = uuid()
  const number = (before?.number ?? 0) + 1
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'vision.written',
    subjectKind: 'vision',
    subjectId: partnershipId,
    summary: text,
  })
  const written = await tx.db
    .insertInto('visionVersions')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      number,
      text,
      language,
      writtenByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId,
      createdAt: tx.now,
    })
    // Two people may save in the same moment; the second reads the first one's text and decides again.
    .onConflict((conflict) => conflict.columns(['workspaceId', 'partnershipId', 'number']).doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) {
    const theirs = await currentVision(tx, partnershipId)
    throw new Stale({ text: theirs?.text ?? '', version: theirs?.number ?? number })
  }
  await writeUptakes(tx, { partnershipId, versionId: id }, speaker.organizationId, [], takesUp ?? [])
  const historyId = await record(tx, 'vision.written', {
    subject: { kind: 'vision', id: partnershipId },
    partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    before: before === null ? null : { text: before.text, takesUp: tookUp },
    after: { text, takesUp: takesUp ?? [] },
    facts: { number },
  })
  return { id, number, historyId }
}

const sameIds = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((id) => others.includes(id))
