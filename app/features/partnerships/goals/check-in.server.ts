import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { counts } from '../behalf/behalf.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { CheckInInput } from './inputs.ts'
import { readGoal } from './reads.server.ts'
import { checkInNotice } from './remind.server.ts'

/** Says how a goal stands on a day that has come. Throws Invalid at `checkedOn` for one that hasn't. */
export async function checkIn(
  tx: Tx,
  goalId: string,
  { onBehalfOf, evidence, evidenceLink, ...input }: CheckInInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  await hold(tx, 'goals', goalId)
  const goal = await readGoal(tx, goalId)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(
    tx,
    partnership,
    { onBehalfOf, evidence, evidenceLink },
    partnershipPolicy.workTogether,
  )
  if (isRefusal(speaker)) return speaker
  if (goal.closure !== null) return new Refusal('goal_closed')
  if (input.checkedOn > tx.today) throw new Invalid([{ path: 'checkedOn', code: 'issue_check_in_ahead' }])
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId: goal.partnershipId,
    action: 'goal.checked_in',
    subjectKind: 'goal',
    subjectId: goalId,
    summary: [goal.what, input.value === null ? '' : `${input.value} ${goal.unit}`, input.note]
      .filter((part) => part.trim() !== '')
      .join('\n'),
  })
  await tx.db
    .insertInto('checkIns')
    .values({
      workspaceId: tx.workspace.id,
      id,
      goalId,
      ...input,
      checkedByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId,
      createdAt: tx.now,
    })
    .execute()
  // What waits for the partner's word is not a look yet, so its people are reminded still.
  if (counts(speaker.onBehalf === null ? null : { ...speaker.onBehalf, acceptedAt: null, disputedAt: null }))
    await lapseNotices(tx, { kind: checkInNotice.kind, subjectId: goalId })
  const historyId = await record(tx, 'goal.checked_in', {
    subject: { kind: 'goal', id: goalId },
    partnershipId: goal.partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { checkInId: id, ...input },
  })
  return { id, historyId }
}

/**
 * Takes a check-in back: one of the own organization, or one that the actor may record on a partner's
 * behalf. Throws NotFound for one that isn't of this goal.
 */
export async function removeCheckIn(
  tx: Tx,
  goalId: string,
  checkInId: string,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'goals', goalId)
  const goal = await readGoal(tx, goalId)
  const found = await tx.db
    .selectFrom('checkIns')
    .selectAll()
    .where('workspaceId', '=', tx.workspace.id)
    .where('goalId', '=', goalId)
    .where('id', '=', checkInId)
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  if (found.organizationId !== tx.actor.organizationId && found.behalfId === null)
    return new Refusal('check_in_of_others')
  if (found.organizationId !== tx.actor.organizationId) allow(tx.actor, partnershipPolicy.actOnBehalf)
  await tx.db
    .deleteFrom('checkIns')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', checkInId)
    .execute()
  const { workspaceId: _workspace, id: _id, createdAt, ...row } = found
  return {
    historyId: await record(tx, 'goal.check_in_removed', {
      subject: { kind: 'goal', id: goalId },
      partnershipId: goal.partnershipId,
      before: { checkInId, ...row, createdAt: createdAt.toISOString() },
    }),
  }
}

/** The inverse of checking in. */
export const undoCheckIn: Inverse = async (tx, { subjectId, after }) => {
  const answer = await removeCheckIn(tx, subjectId, String(after?.checkInId ?? ''))
  return isRefusal(answer) ? answer : undefined
}

const removedRow = z.object({
  checkInId: z.uuid(),
  goalId: z.uuid(),
  checkedOn: z.iso.date(),
  value: z.number().nullable(),
  note: z.string(),
  checkedByPersonId: z.uuid().nullable(),
  organizationId: z.uuid(),
  behalfId: z.uuid().nullable(),
  createdAt: z.coerce.date(),
})

/** The inverse of taking a check-in back: it stands again as it was, with its day of entry. */
export const restoreCheckIn: Inverse = async (tx, { subjectId, before }) => {
  await hold(tx, 'goals', subjectId)
  const goal = await readGoal(tx, subjectId)
  const partnership = await openPartnership(tx, goal.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const parsed = removedRow.safeParse(before)
  // The values beside the history may have been erased with the person they were of.
  if (!parsed.success || parsed.data.goalId !== subjectId) return new Refusal('check_in_erased')
  const { checkInId, ...row } = parsed.data
  await tx.db
    .insertInto('checkIns')
    .values({ workspaceId: tx.workspace.id, id: checkInId, ...row })
    .execute()
  await record(tx, 'goal.check_in_restored', {
    subject: { kind: 'goal', id: subjectId },
    partnershipId: goal.partnershipId,
    after: { checkInId, checkedOn: row.checkedOn, value: row.value, note: row.note },
  })
  return undefined
}
