import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { EndInput } from './inputs.ts'
import { aboutCommittee, openCommittee } from './open.server.ts'

/** Says that a committee's work is done; it stays on the list with those who sat in it. Throws Invalid for a day to come. */
export async function endCommittee(
  tx: Tx,
  id: string,
  { endedOn }: EndInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommittee(tx, id)
  if (isRefusal(opened)) return opened
  const { committee } = opened
  if (committee.endedOn !== null) return new Refusal('committee_ended')
  if (endedOn > tx.today) throw new Invalid([{ path: 'endedOn', code: 'issue_committee_ahead' }])
  await write(tx, id, { endedOn })
  return {
    historyId: await record(tx, 'committee.ended', {
      ...aboutCommittee(committee),
      before: { endedOn: null },
      after: { endedOn },
    }),
  }
}

/** Lets a committee that ended go on. */
export async function goOn(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommittee(tx, id)
  if (isRefusal(opened)) return opened
  const { committee } = opened
  if (committee.endedOn === null) return new Refusal('committee_goes_on')
  await write(tx, id, { endedOn: null })
  return {
    historyId: await record(tx, 'committee.went_on', {
      ...aboutCommittee(committee),
      before: { endedOn: committee.endedOn },
      after: { endedOn: null },
    }),
  }
}

/** The inverse of ending. */
export const undoEnd: Inverse = async (tx, { subjectId }) => {
  const answer = await goOn(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** Takes a committee away in which nobody ever sat: one with a past is ended instead. */
export async function removeCommittee(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommittee(tx, id)
  if (isRefusal(opened)) return opened
  const { committee } = opened
  if (committee.members.length > 0) return new Refusal('committee_has_past')
  await write(tx, id, { deletedAt: tx.now })
  return { historyId: await record(tx, 'committee.removed', aboutCommittee(committee)) }
}

/** The inverse of setting up. */
export const undoSetUp: Inverse = async (tx, { subjectId }) => {
  const answer = await removeCommittee(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of taking away. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreCommittee: Inverse = async (tx, { subjectId }) => {
  await write(tx, subjectId, { deletedAt: null })
  const opened = await openCommittee(tx, subjectId)
  if (isRefusal(opened)) return opened
  await record(tx, 'committee.restored', aboutCommittee(opened.committee))
  return undefined
}

const write = (tx: Tx, id: string, fields: { endedOn?: string | null; deletedAt?: Date | null }) =>
  tx.db
    .updateTable('committees')
    .set(fields)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
