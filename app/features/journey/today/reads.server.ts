import type { Tx } from '#platform/context/context.server.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { orderItems, type Snooze, snoozeOf } from './today.ts'

/** What is due across everything the actor reaches, in the order of Today, and what the person has put off. */
export async function readToday(
  tx: Tx,
): Promise<{ items: DueItem[]; putOff: { item: DueItem; snooze: Snooze }[] }> {
  const all = await allDue(tx)
  const snoozes = await snoozesOf(tx)
  const items: DueItem[] = []
  const putOff: { item: DueItem; snooze: Snooze }[] = []
  for (const item of all) {
    const snooze = snoozeOf(item, snoozes, tx.today)
    if (snooze === undefined) items.push(item)
    else putOff.push({ item, snooze })
  }
  return { items, putOff }
}

/** Everything the sources say, in order. One after the other: a transaction has one connection. */
export async function allDue(tx: Tx): Promise<DueItem[]> {
  const items: DueItem[] = []
  for (const source of tx.system.registry.dueItems) items.push(...(await source.find(tx)))
  return orderItems(items)
}

/** What the actor's own person has put off; nobody reads another's. */
export async function snoozesOf(tx: Tx): Promise<Snooze[]> {
  const { personId } = tx.actor
  if (personId === null) return []
  return tx.db
    .selectFrom('snoozes')
    .select(['id', 'kind', 'recordId', 'dueOn', 'untilOn'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('untilOn', '>', tx.today)
    .execute()
}
