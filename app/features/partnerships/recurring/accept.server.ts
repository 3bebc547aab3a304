import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { endRest, resumeRest } from './end.server.ts'
import type { RecurringAcceptance } from './inputs.ts'
import { acceptEach, layAway, layOut, unacceptEach } from './lay.server.ts'
import { aboutRecurring, behalfOn, beneficiaryOf, openRecurring } from './open.server.ts'
import { readRecurring } from './reads.server.ts'
import { refusalOf } from './recurring.ts'

/** A beneficiary agrees to the whole, and so to each time it comes round. The first word makes the promises of it; what it follows ends the day before it begins. */
export async function acceptRecurring(
  tx: Tx,
  id: string,
  input: RecurringAcceptance,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('accept', opened.promise)
  if (no !== null) return new Refusal(no)
  const behalfId = await behalfOn(tx, opened, speaker, 'recurringPromise.accepted')
  const { numInsertedOrUpdatedRows: taken } = await tx.db
    .insertInto('recurringAcceptances')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      recurringId: id,
      organizationId: speaker.organizationId,
      acceptedOn: tx.today,
      acceptedByPersonId: tx.actor.personId,
      behalfId,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'recurringId', 'organizationId']).doNothing())
    .executeTakeFirst()
  if (taken === 0n) return new Refusal('recurring_accepted_already')
  const promise = await readRecurring(tx, id)
  await acceptEach(tx, id, speaker.organizationId)
  await layOut(tx, promise)
  const { followsId, startsOn } = promise
  const takesOver = opened.promise.untouched && followsId !== null
  if (takesOver) {
    const eve = startsOn > tx.today ? addDays(startsOn, -1) : addDays(tx.today, -1)
    await endRest(tx, followsId, eve, promise.text)
  }
  const historyId = await record(tx, 'recurringPromise.accepted', {
    ...aboutRecurring(opened, speaker),
    after: { organizationId: speaker.organizationId },
    facts: { takesOver },
  })
  return { historyId }
}

/** Takes an acceptance back, with those of the promises it made. Without any, they are laid away and what it followed goes on. */
export async function unacceptRecurring(tx: Tx, id: string, organizationId: string | null = null) {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = beneficiaryOf(tx, opened, { onBehalfOf: organizationId })
  if (isRefusal(speaker)) return speaker
  const said = opened.promise.accepted.find((one) => one.organizationId === speaker.organizationId)
  if (said === undefined) return new Refusal('recurring_no_acceptance')
  if (opened.promise.accepted.length === 1) await layAway(tx, id, addDays(tx.today, -1))
  await unacceptEach(tx, id, speaker.organizationId)
  await tx.db
    .deleteFrom('recurringAcceptances')
    .where('workspaceId', '=', tx.workspace.id)
    .where('recurringId', '=', id)
    .where('organizationId', '=', speaker.organizationId)
    .execute()
  const { followsId } = opened.promise
  if (opened.promise.accepted.length === 1 && followsId !== null) await resumeRest(tx, followsId)
  await record(tx, 'recurringPromise.unaccepted', aboutRecurring(opened, speaker))
  return undefined
}

export const undoAcceptRecurring: Inverse = (tx, entry) =>
  unacceptRecurring(tx, entry.subjectId, (entry.after?.organizationId as string | undefined) ?? null)
