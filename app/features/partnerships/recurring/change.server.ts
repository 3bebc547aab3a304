import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { belongsTo } from '../commitments/pledge.server.ts'
import type { RecurringChange } from './inputs.ts'
import { recurringSource } from './lay.server.ts'
import { aboutRecurring, openRecurring, promisorOf } from './open.server.ts'
import { planTrouble, refusalOf } from './recurring.ts'

/** Changes it: words and rhythm until somebody has accepted it, whoever sees to it always, and of those to come too. Throws Stale. */
export async function changeRecurring(
  tx: Tx,
  id: string,
  { version, ...input }: RecurringChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openRecurring(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  const { promise } = opened
  const { text, details, rhythm, every, startsOn, untilOn, times } = promise
  const agreed = { text, details, rhythm, every, startsOn, untilOn, times }
  const before = { ...agreed, responsiblePersonId: promise.responsible?.id ?? null }
  if (version !== promise.version) throw new Stale({ ...before, version: promise.version })
  const no = refusalOf('change', promise)
  if (no !== null) return new Refusal(no)
  const saysOther = Object.entries(agreed).some(
    ([field, value]) => input[field as keyof typeof agreed] !== value,
  )
  if (saysOther && !promise.untouched) return new Refusal('recurring_wording_agreed')
  if (!(await belongsTo(tx, input.responsiblePersonId, promise.promisor.id)))
    return new Refusal('commitment_not_colleague')
  const trouble = saysOther ? planTrouble(input, input.startsOn === startsOn ? startsOn : tx.today) : null
  if (trouble !== null) throw new Invalid([trouble])
  await tx.db
    .updateTable('recurringPromises')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  if (input.responsiblePersonId !== before.responsiblePersonId)
    await tx.db
      .updateTable('commitments')
      .set({ responsiblePersonId: input.responsiblePersonId })
      .where('workspaceId', '=', tx.workspace.id)
      .where('sourceKind', '=', recurringSource)
      .where('sourceId', '=', id)
      .where('dueOn', '>=', tx.today)
      .execute()
  const historyId = await record(tx, 'recurringPromise.changed', {
    ...aboutRecurring(opened, speaker),
    before,
    after: { ...input },
  })
  return { historyId }
}
