import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { decisionsOf } from './beside.server.ts'
import type { DecisionInput } from './inputs.ts'
import { about, openMeeting } from './open.server.ts'

/** Notes what was decided, in a sentence. */
export async function noteDecision(
  tx: Tx,
  meetingId: string,
  { text }: DecisionInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  if (meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  const id = uuid()
  await insertDecision(tx, { id, meetingId, text, createdAt: tx.now })
  const historyId = await record(tx, 'meeting.decision_noted', {
    ...about(meeting),
    after: { decisionId: id, decision: text },
  })
  return { id, historyId }
}

const insertDecision = (tx: Tx, row: { id: string; meetingId: string; text: string; createdAt: Date }) =>
  tx.db
    .insertInto('meetingDecisions')
    .values({
      workspaceId: tx.workspace.id,
      ...row,
      organizationId: tx.actor.organizationId,
      notedByPersonId: tx.actor.personId,
    })
    .execute()

/** Takes a noted decision away: only the side that noted it. */
export async function removeDecision(
  tx: Tx,
  meetingId: string,
  decisionId: string,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting } = opened
  const decision = (await decisionsOf(tx, meeting)).find((one) => one.id === decisionId)
  if (decision === undefined) throw new NotFound()
  if (decision.organization.id !== tx.actor.organizationId)
    return new Refusal('meeting_decision_of_others', { organization: decision.organization.name })
  await tx.db
    .deleteFrom('meetingDecisions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', decisionId)
    .execute()
  return {
    historyId: await record(tx, 'meeting.decision_removed', {
      ...about(meeting),
      before: { decisionId, decision: decision.text },
    }),
  }
}

/** The inverse of noting. */
export const undoDecision: Inverse = async (tx, { subjectId, after }) => {
  const answer = await removeDecision(tx, subjectId, String(after?.decisionId ?? ''))
  return isRefusal(answer) ? answer : undefined
}

const removed = z.object({ decisionId: z.uuid(), decision: z.string() })

/** The inverse of taking away. */
export const restoreDecision: Inverse = async (tx, { subjectId, before }) => {
  const opened = await openMeeting(tx, subjectId)
  if (isRefusal(opened)) return opened
  const parsed = removed.safeParse(before)
  if (!parsed.success) return new Refusal('meeting_text_erased')
  const { decisionId, decision } = parsed.data
  await insertDecision(tx, { id: decisionId, meetingId: subjectId, text: decision, createdAt: tx.now })
  await record(tx, 'meeting.decision_noted', { ...about(opened.meeting), after: { decisionId, decision } })
  return undefined
}
