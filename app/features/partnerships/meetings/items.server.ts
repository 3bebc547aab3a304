import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { agendaOf } from './beside.server.ts'
import type { ItemInput, OrderInput } from './inputs.ts'
import { moved } from './meeting.ts'
import { about, openMeeting } from './open.server.ts'

/** The load of what is done to an agenda; that of a cancelled meeting stays as it is. */
async function openAgenda(tx: Tx, meetingId: string) {
  const opened = await openMeeting(tx, meetingId)
  if (isRefusal(opened)) return opened
  if (opened.meeting.state === 'cancelled') return new Refusal('meeting_is_cancelled')
  return { ...opened, items: await agendaOf(tx, opened.meeting) }
}

/** Puts something at the end of the agenda, for the own organization or for the partner that brings it. */
export async function addItem(
  tx: Tx,
  meetingId: string,
  { organizationId, ...input }: ItemInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openAgenda(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, partnership, items } = opened
  const brings = organizationId ?? tx.actor.organizationId
  if (!presentPartners(partnership.partners).some((partner) => partner.organizationId === brings))
    return new Refusal('meeting_not_partner')
  const id = uuid()
  const position = Math.max(0, ...items.map((item) => item.position)) + 1
  await insertItem(tx, { id, meetingId, position, ...input, organizationId: brings })
  const historyId = await record(tx, 'meeting.item_added', {
    ...about(meeting),
    after: { itemId: id, ...input, organizationId: brings },
  })
  return { id, historyId }
}

const insertItem = (
  tx: Tx,
  row: {
    id: string
    meetingId: string
    position: number
    text: string
    minutes: number | null
    organizationId: string
  },
) =>
  tx.db
    .insertInto('meetingItems')
    .values({
      workspaceId: tx.workspace.id,
      ...row,
      addedByOrganizationId: tx.actor.organizationId,
      addedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()

/** Moves something on the agenda a place up or down; both sides order it together. */
export async function moveItem(
  tx: Tx,
  meetingId: string,
  itemId: string,
  by: -1 | 1,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgenda(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, items } = opened
  const before = items.map((item) => item.id)
  if (!before.includes(itemId)) throw new NotFound()
  await orderItems(tx, moved(before, itemId, by))
  return { historyId: await record(tx, 'meeting.items_ordered', about(meeting)) }
}

/** Puts the whole agenda into another order; refused where it has other items by now. */
export async function orderAgenda(
  tx: Tx,
  meetingId: string,
  { itemIds }: OrderInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgenda(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, items } = opened
  const same = new Set(itemIds)
  if (itemIds.length !== items.length || items.some((item) => !same.has(item.id)))
    return new Refusal('meeting_agenda_changed')
  await orderItems(tx, itemIds)
  return { historyId: await record(tx, 'meeting.items_ordered', about(meeting)) }
}

async function orderItems(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await tx.db
      .updateTable('meetingItems')
      .set({ position: index + 1 })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', id)
      .where('position', '<>', index + 1)
      .execute()
}

/** Takes something off the agenda: only the side that brings it or wrote it down, and only until it was taken up. */
export async function removeItem(
  tx: Tx,
  meetingId: string,
  itemId: string,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgenda(tx, meetingId)
  if (isRefusal(opened)) return opened
  const { meeting, items } = opened
  const item = items.find((one) => one.id === itemId)
  if (item === undefined) throw new NotFound()
  const own = tx.actor.organizationId
  if (item.organization.id !== own && item.addedByOrganizationId !== own)
    return new Refusal('meeting_item_of_others', { organization: item.organization.name })
  if (item.spent !== null) return new Refusal('meeting_item_taken_up')
  await tx.db
    .deleteFrom('meetingItems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', itemId)
    .execute()
  const { position, text, minutes } = item
  return {
    historyId: await record(tx, 'meeting.item_removed', {
      ...about(meeting),
      before: { itemId, position, text, minutes, organizationId: item.organization.id },
    }),
  }
}

/** The inverse of adding. */
export const undoItem: Inverse = async (tx, { subjectId, after }) => {
  const answer = await removeItem(tx, subjectId, String(after?.itemId ?? ''))
  return isRefusal(answer) ? answer : undefined
}

const removedItem = z.object({
  itemId: z.uuid(),
  position: z.number(),
  text: z.string(),
  minutes: z.number().nullable(),
  organizationId: z.uuid(),
})

/** The inverse of taking something off: it stands again where it stood. */
export const restoreItem: Inverse = async (tx, { subjectId, before }) => {
  const opened = await openAgenda(tx, subjectId)
  if (isRefusal(opened)) return opened
  const parsed = removedItem.safeParse(before)
  if (!parsed.success) return new Refusal('meeting_text_erased')
  const { itemId, ...row } = parsed.data
  await insertItem(tx, { id: itemId, meetingId: subjectId, ...row })
  await record(tx, 'meeting.item_restored', { ...about(opened.meeting), after: { itemId, text: row.text } })
  return undefined
}
