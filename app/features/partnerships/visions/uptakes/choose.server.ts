import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { ChooseInput } from '../inputs.ts'
import { currentVision } from '../reads.server.ts'
import { takenUpBy } from './reads.server.ts'
import { writeUptakes } from './write.server.ts'

/**
 * Says which of the community's words the current text takes up. Of two people who choose at once both are heard: what
 * each ticked and unticked since `was`, the choice their form was opened with, is done. Refused once the text has changed.
 */
export async function chooseWords(
  tx: Tx,
  partnershipId: string,
  { versionId, takesUp, was }: ChooseInput,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const vision = await currentVision(tx, partnershipId)
  if (vision === null || vision.id !== versionId) return new Refusal('vision_changed')
  const before = (await takenUpBy(tx, [versionId])).get(versionId) ?? []
  const opened = was ?? before
  const after = [
    ...before.filter((id) => takesUp.includes(id) || !opened.includes(id)),
    ...takesUp.filter((id) => !before.includes(id) && !opened.includes(id)),
  ]
  await writeUptakes(tx, { partnershipId, versionId }, tx.actor.organizationId, before, after)
  return {
    historyId: await record(tx, 'vision.words_chosen', {
      subject: { kind: 'vision', id: partnershipId },
      partnershipId,
      before: { versionId, takesUp: before },
      after: { versionId, takesUp: after },
      facts: { number: vision.number },
    }),
  }
}

/** The inverse: the text takes up what it took up before, as far as it is there. */
export const undoChoice: Inverse = async (tx, { subjectId, before, after }) => {
  const ids = (side: typeof before) => (Array.isArray(side?.takesUp) ? side.takesUp.map(String) : [])
  const chosen = await chooseWords(tx, subjectId, {
    versionId: String(before?.versionId),
    takesUp: ids(before),
    was: ids(after),
  })
  return isRefusal(chosen) ? chosen : undefined
}
