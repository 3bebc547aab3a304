import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Wave } from '../pulse.ts'
import { isOpen } from '../pulse.ts'
import { inTime } from '../reads.server.ts'
import { type AskedItem, type ItemRating, type PulseItem, textOf } from './item.ts'

/** The questions that the workspace added; everybody in it reads what anybody is asked. Every read builds on this. */
export const reachableItems = (tx: Tx) =>
  tx.db.selectFrom('pulseItems').where('pulseItems.workspaceId', '=', tx.workspace.id)

const whole = (items: ReturnType<typeof reachableItems>) =>
  items
    .select([
      'pulseItems.id',
      'pulseItems.kind',
      'pulseItems.fromOn',
      'pulseItems.retiredAt',
      'pulseItems.version',
    ])
    .select([
      sql<
        Record<string, string>
      >`(select coalesce(json_object_agg(t.language, t.text), '{}') from pulse_item_texts t
        where t.workspace_id = pulse_items.workspace_id and t.item_id = pulse_items.id)`.as('texts'),
      sql<boolean>`(exists (select 1 from pulse_item_ratings r where r.workspace_id = pulse_items.workspace_id and r.item_id = pulse_items.id)
        or exists (select 1 from pulse_item_answers a where a.workspace_id = pulse_items.workspace_id and a.item_id = pulse_items.id))`.as(
        'answered',
      ),
    ])
    .orderBy('pulseItems.createdAt')
    .orderBy('pulseItems.id')

type Row = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number]
const itemOf = (tx: Tx, { retiredAt, ...row }: Row): PulseItem => ({
  ...row,
  kind: row.kind === 'open' ? 'open' : 'scale',
  retiredOn: retiredAt === null ? null : dayIn(tx.workspace.timeZone, retiredAt),
})

/** All of them, those that were added first before the others. */
export const listItems = async (tx: Tx): Promise<PulseItem[]> =>
  (await whole(reachableItems(tx)).execute()).map((row) => itemOf(tx, row))

/** One of them; throws NotFound. */
export async function readItem(tx: Tx, id: string): Promise<PulseItem> {
  if (!validate(id)) throw new NotFound()
  const found = await whole(reachableItems(tx)).where('pulseItems.id', '=', id).executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return itemOf(tx, found)
}

/** Those that a wave asks: there when it opened, from a day that had come, and not retired by then. */
export async function itemsOfWave(tx: Tx, waveId: string): Promise<PulseItem[]> {
  const rows = await whole(reachableItems(tx))
    .where(
      sql<boolean>`exists (select 1 from pulse_waves w where w.workspace_id = pulse_items.workspace_id and w.id = ${waveId}
        and pulse_items.from_on <= w.opened_on and pulse_items.created_at <= w.opened_at
        and (pulse_items.retired_at is null or pulse_items.retired_at > w.opened_at))`,
    )
    .execute()
  return rows.map((row) => itemOf(tx, row))
}

/** The same in the reader's language. */
export const askedInWave = async (tx: Tx, waveId: string): Promise<AskedItem[]> =>
  (await itemsOfWave(tx, waveId)).map((item) => ({
    id: item.id,
    kind: item.kind,
    ...textOf(item, tx.locale, tx.workspace.language),
  }))

/** What was said to the workspace's own scales in closed waves, by wave. */
export async function itemRatingsOf(
  tx: Tx,
  waves: readonly Wave[],
): Promise<ReadonlyMap<string, ItemRating[]>> {
  const closed = waves.filter((wave) => !isOpen(wave, tx.today))
  const { rows } = await sql<ItemRating & { waveId: string }>`
    select i.wave_id, g.item_id, i.organization_id as "from", g.about_organization_id as about, g.value
    from pulse_invitations i
    join pulse_responses r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
    join pulse_item_ratings g on g.workspace_id = r.workspace_id and g.response_id = r.id
    where i.workspace_id = ${tx.workspace.id} and i.wave_id = any(${closed.map(({ id }) => id)}::uuid[])
      and i.organization_id <> g.about_organization_id and ${inTime(tx, closed, sql`i.wave_id`, sql`r.answered_at`)}`.execute(
    tx.db,
  )
  return Map.groupBy(rows, ({ waveId }) => waveId)
}

/** What people answered in words in a closed wave, by question and organization; no names. */
export async function itemAnswersOf(
  tx: Tx,
  wave: Wave,
): Promise<{ itemId: string; organization: string; text: string }[]> {
  if (isOpen(wave, tx.today)) return []
  const { rows } = await sql<{ itemId: string; organization: string; text: string }>`
    select a.item_id, o.name as organization, a.text
    from pulse_invitations i
    join pulse_responses r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
    join pulse_item_answers a on a.workspace_id = r.workspace_id and a.response_id = r.id
    join organizations o on o.workspace_id = i.workspace_id and o.id = i.organization_id
    where i.workspace_id = ${tx.workspace.id} and i.wave_id = ${wave.id} and a.text is not null
      and ${inTime(tx, [wave], sql`i.wave_id`, sql`r.answered_at`)}
    order by o.id <> ${tx.workspace.hostOrganizationId}::uuid, o.name_key, md5(a.text)`.execute(tx.db)
  return rows
}
