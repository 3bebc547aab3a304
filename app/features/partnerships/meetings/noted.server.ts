import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import { meetingsById } from './reads.server.ts'

/** A decision noted in a meeting of a partnership, to keep it as one of its own; throws NotFound. */
export async function readNoted(tx: Tx, partnershipId: string, id: string) {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await tx.db
    .selectFrom('meetingDecisions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select(['id', 'meetingId', 'text', 'decisionId'])
    .executeTakeFirst()
  const [meeting] = row === undefined ? [] : await meetingsById(tx, [row.meetingId])
  if (row === undefined || meeting === undefined || meeting.partnershipId !== partnershipId)
    throw new NotFound()
  return { ...row, meeting }
}

/** Links what was noted with the decision that was made of it. The decision records itself. */
export async function linkNoted(
  tx: Tx,
  partnershipId: string,
  id: string,
  decisionId: string,
): Promise<Refusal | null> {
  const noted = await readNoted(tx, partnershipId, id)
  if (noted.decisionId !== null) return new Refusal('meeting_decision_kept_already')
  await tx.db
    .updateTable('meetingDecisions')
    .set({ decisionId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return null
}

/** The meeting in which a decision was noted first, as far as it is in reach. */
export async function meetingOfDecision(
  tx: Tx,
  decisionId: string,
): Promise<{ id: string; title: string } | null> {
  const row = await tx.db
    .selectFrom('meetingDecisions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('decisionId', '=', decisionId)
    .select('meetingId')
    .executeTakeFirst()
  const [meeting] = row === undefined ? [] : await meetingsById(tx, [row.meetingId])
  return meeting === undefined ? null : { id: meeting.id, title: meeting.title }
}
