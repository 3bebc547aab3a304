import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import type { EndingInput } from './inputs.ts'
import { layAway, layOut } from './lay.server.ts'
import { aboutRecurring, behalfOn, openRecurring, promisorOf } from './open.server.ts'
import { readRecurring } from './reads.server.ts'
import { refusalOf } from './recurring.ts'

/** The promisor ends the rest and says why. What was due up to the last day stays promised; what somebody has acted on stays too. */
export async function endRecurring(
  tx: Tx,
  id: string,
  input: EndingInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('end', opened.promise)
  if (no !== null) return new Refusal(no)
  const lastOn = input.lastOn ?? tx.today
  if (lastOn < tx.today) throw new Invalid([{ path: 'lastOn', code: 'issue_recurring_end_past' }])
  await behalfOn(tx, opened, speaker, 'recurringPromise.ended')
  const count = await endRest(tx, id, lastOn, input.reason)
  const historyId = await record(tx, 'recurringPromise.ended', {
    ...aboutRecurring(opened, speaker),
    after: { lastOn, reason: input.reason },
    facts: { lastOn, count },
  })
  return { historyId }
}

/** The rest goes on. */
export async function resumeRecurring(tx: Tx, id: string) {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  if (opened.promise.endedOn === null) return new Refusal('recurring_not_ended')
  await resumeRest(tx, id)
  await record(tx, 'recurringPromise.resumed', aboutRecurring(opened, speaker))
  return undefined
}

export const undoEndRecurring: Inverse = (tx, entry) => resumeRecurring(tx, entry.subjectId)

/** Ends what follows a day. Answers how many promises that lays away. */
export async function endRest(tx: Tx, id: string, lastOn: Day, reason: string): Promise<number> {
  await tx.db
    .updateTable('recurringPromises')
    .set({ lastOn, endedReason: reason, endedOn: tx.today, endedByPersonId: tx.actor.personId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('endedOn', 'is', null)
    .execute()
  return layAway(tx, id, lastOn)
}

export async function resumeRest(tx: Tx, id: string): Promise<void> {
  await tx.db
    .updateTable('recurringPromises')
    .set({ lastOn: null, endedReason: null, endedOn: null, endedByPersonId: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  await layOut(tx, await readRecurring(tx, id))
}
