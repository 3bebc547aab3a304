import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day, dayIn } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Cursor } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { comparedDays, presentDays } from './falls.ts'
import { ownAnswersOf } from './items/answers.server.ts'
import type { OwnAnswer } from './items/item.ts'
import {
  isOpen,
  items,
  type Rating,
  type Ratings,
  type Tie,
  type Turnout,
  tiesOf,
  type Wave,
} from './pulse.ts'
import { standings, standsNow } from './standing.server.ts'

/** Waves of the partnerships the actor reaches; where the own organization has left, those opened by then. Every read builds on this. */
export function reachableWaves(tx: Tx) {
  let waves = tx.db
    .selectFrom('pulseWaves')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'pulseWaves.workspaceId')
        .onRef('partnerships.id', '=', 'pulseWaves.partnershipId'),
    )
    .where('pulseWaves.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return waves
  waves = waves.where('pulseWaves.partnershipId', 'in', [...tx.actor.partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      waves = waves.where((where) =>
        where.or([
          where('pulseWaves.partnershipId', '<>', partnershipId),
          where('pulseWaves.openedAt', '<=', until),
        ]),
      )
  return waves
}

const waveRows = (waves: ReturnType<typeof reachableWaves>) =>
  waves
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'pulseWaves.workspaceId')
        .onRef('organizations.id', '=', 'pulseWaves.openedByOrganizationId'),
    )
    .select([
      'pulseWaves.id',
      'pulseWaves.partnershipId',
      'partnerships.name as partnershipName',
      'pulseWaves.openedOn',
      'pulseWaves.closesOn',
      'pulseWaves.everyDays',
      'pulseWaves.closedAt',
      'organizations.id as openerId',
      'organizations.name as openerName',
    ])

type WaveRow = Awaited<ReturnType<ReturnType<typeof waveRows>['execute']>>[number]

async function completeWaves(tx: Tx, rows: readonly WaveRow[]): Promise<Wave[]> {
  const turnout = await turnoutsOf(tx, rows)
  return rows.map((row) => {
    const until = readsUntil(tx, row.partnershipId)
    const ended = row.closedAt !== null && (until === null || row.closedAt <= until) ? row.closedAt : null
    return {
      id: row.id,
      partnershipId: row.partnershipId,
      partnershipName: row.partnershipName,
      openedOn: row.openedOn,
      closesOn: row.closesOn,
      everyDays: row.everyDays,
      endedOn: ended === null ? null : dayIn(tx.workspace.timeZone, ended),
      openedBy: { id: row.openerId, name: row.openerName },
      turnout: turnout.get(row.id) ?? [],
    }
  })
}

/**
 * By wave: how many of each organization were asked and have answered, the host first, then by name. Who stood for it
 * no more when the wave closed, or whose organization had left before, and had not answered, could not: they count as nobody asked.
 */
async function turnoutsOf(tx: Tx, waves: readonly WaveRow[]): Promise<ReadonlyMap<string, Turnout[]>> {
  const lasts = waves.map((wave) => countedUntil(tx, wave))
  const { rows } = await sql<Turnout & { waveId: string }>`
    select i.wave_id, o.id as organization_id, o.name, count(*)::int as invited,
      count(r.id) filter (where ${inTime(tx, waves, sql`i.wave_id`, sql`r.answered_at`)})::int as answered
    from pulse_invitations i
    join organizations o on o.workspace_id = i.workspace_id and o.id = i.organization_id
    join unnest(${waves.map(({ id }) => id)}::uuid[], ${waves.map((wave) => wave.partnershipId)}::uuid[], ${lasts}::date[])
      as x(wave_id, partnership_id, last_on) on x.wave_id = i.wave_id
    left join ${standings(tx, sql`p.partnership_id = any(${waves.map((wave) => wave.partnershipId)}::uuid[])`)} t
      on t.partnership_id = x.partnership_id and t.organization_id = i.organization_id and t.person_id = i.person_id
    left join pulse_responses r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
    where i.workspace_id = ${tx.workspace.id}
      and ${inTime(tx, waves, sql`i.wave_id`, sql`coalesce(i.invited_at, '-infinity'::timestamptz)`)}
      and (r.id is not null or coalesce(coalesce(i.gone_on, t.gone_on) > x.last_on, true))
    group by i.wave_id, o.id, o.name, o.name_key
    order by o.id <> ${tx.workspace.hostOrganizationId}::uuid, o.name_key`.execute(tx.db)
  return Map.groupBy(rows, ({ waveId }) => waveId)
}

/** The day on which who could answer is looked at: the last one of the wave that the reader knows of. */
function countedUntil(tx: Tx, { partnershipId, closesOn, closedAt }: WaveRow): Day {
  const until = readsUntil(tx, partnershipId)
  const day = (moment: Date | null) => (moment === null ? [] : [dayIn(tx.workspace.timeZone, moment)])
  return [closesOn, tx.today, ...day(closedAt), ...day(until)].toSorted()[0] ?? closesOn
}

/** What was answered after the own organization had left a partnership is not its to read. */
export function inTime(
  tx: Tx,
  waves: readonly { id: string; partnershipId: string }[],
  wave: ReturnType<typeof sql>,
  moment: ReturnType<typeof sql>,
) {
  const left = waves.flatMap(({ id, partnershipId }) => {
    const until = readsUntil(tx, partnershipId)
    return until === null
      ? []
      : [sql`and (${wave} <> ${id} or ${moment} <= ${until.toISOString()}::timestamptz)`]
  })
  return sql`true ${sql.join(left, sql` `)}`
}

/** One wave; throws NotFound. */
export async function readWave(tx: Tx, id: string): Promise<Wave> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await waveRows(reachableWaves(tx)).where('pulseWaves.id', '=', id).executeTakeFirst()
  const [wave] = row === undefined ? [] : await completeWaves(tx, [row])
  if (wave === undefined) throw new NotFound()
  return wave
}

/** The waves of a partnership in reach, latest first. */
export const wavesOf = (tx: Tx, partnershipId: string): Promise<Wave[]> =>
  askOnce(tx, `pulse waves ${partnershipId}`, async () =>
    completeWaves(
      tx,
      await waveRows(reachableWaves(tx))
        .where('pulseWaves.partnershipId', '=', partnershipId)
        .orderBy('pulseWaves.openedAt', 'desc')
        .limit(200)
        .execute(),
    ),
  )

/** One page of waves, latest first. */
export async function listWaves(
  tx: Tx,
  { partnershipId, cursor, limit }: { partnershipId?: string; cursor: Cursor | null; limit: number },
): Promise<{ items: Wave[]; total: number; next: string | null }> {
  let found = reachableWaves(tx)
  if (partnershipId !== undefined) found = found.where('pulseWaves.partnershipId', '=', partnershipId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    waveRows(found),
    { cursor, limit, direction: 'desc' },
    { sql: 'pulse_waves.opened_at', type: 'timestamptz' },
    'pulse_waves.id',
  ).execute()
  const page = cutPage(rows, limit)
  return { items: await completeWaves(tx, page.items), total, next: page.next }
}

/** What was said in waves that have closed, by wave: open ones say nothing yet, so that nobody answers after the others. */
export async function tiesOfWaves(tx: Tx, waves: readonly Wave[]): Promise<ReadonlyMap<string, Tie[]>> {
  const closed = waves.filter((wave) => !isOpen(wave, tx.today))
  const { rows } = await sql<Rating & { waveId: string }>`
    select i.wave_id, i.organization_id as "from", g.about_organization_id as about, g.reliability, g.mission_support,
      g.openness, g.influence, g.involvement, g.resources, g.collaboration, g.satisfaction
    from pulse_invitations i
    join pulse_responses r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
    join pulse_ratings g on g.workspace_id = r.workspace_id and g.response_id = r.id
    where i.workspace_id = ${tx.workspace.id} and i.wave_id = any(${closed.map(({ id }) => id)}::uuid[])
      and i.organization_id <> g.about_organization_id and ${inTime(tx, closed, sql`i.wave_id`, sql`r.answered_at`)}`.execute(
    tx.db,
  )
  const byWave = Map.groupBy(rows, ({ waveId }) => waveId)
  return new Map(waves.map(({ id }) => [id, tiesOf(byWave.get(id) ?? [])]))
}

/** What people wrote in a closed wave, by organization; no names. */
export async function commentsOf(tx: Tx, wave: Wave): Promise<{ organization: string; text: string }[]> {
  if (isOpen(wave, tx.today)) return []
  const { rows } = await sql<{ organization: string; text: string }>`
    select o.name as organization, r.comment as text
    from pulse_invitations i
    join pulse_responses r on r.workspace_id = i.workspace_id and r.invitation_id = i.id
    join organizations o on o.workspace_id = i.workspace_id and o.id = i.organization_id
    where i.workspace_id = ${tx.workspace.id} and i.wave_id = ${wave.id} and r.comment <> ''
      and ${inTime(tx, [wave], sql`i.wave_id`, sql`r.answered_at`)}
    order by o.id <> ${tx.workspace.hostOrganizationId}::uuid, o.name_key, md5(r.comment)`.execute(tx.db)
  return rows
}

/** That somebody is asked in a wave, and what they have answered so far. */
export interface OwnInvitation {
  id: string
  waveId: string
  organizationId: string
  personId: string | null
  response: { comment: string; on: Day; ratings: (Ratings & { about: string })[]; own: OwnAnswer[] } | null
}

/** The actor's own invitation to a wave in reach; null for who is not asked, or no longer. Held for a verb. */
export async function ownInvitation(tx: Tx, waveId: string, hold = false): Promise<OwnInvitation | null> {
  if (tx.actor.personId === null) return null
  let asked = tx.db
    .selectFrom('pulseInvitations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('waveId', '=', waveId)
    .where('personId', '=', tx.actor.personId)
    .where('organizationId', '=', tx.actor.organizationId)
    .where(standsNow(tx, 'pulseInvitations'))
    .select(['id', 'waveId', 'organizationId', 'personId'])
  if (hold) asked = asked.forUpdate()
  const found = await asked.executeTakeFirst()
  if (found === undefined) return null
  const response = await tx.db
    .selectFrom('pulseResponses')
    .where('workspaceId', '=', tx.workspace.id)
    .where('invitationId', '=', found.id)
    .select(['id', 'comment', 'changedAt'])
    .executeTakeFirst()
  if (response === undefined) return { ...found, response: null }
  const ratings = await tx.db
    .selectFrom('pulseRatings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('responseId', '=', response.id)
    .select(['aboutOrganizationId as about', ...items])
    .execute()
  const own = await ownAnswersOf(tx, response.id)
  return {
    ...found,
    response: {
      comment: response.comment,
      on: dayIn(tx.workspace.timeZone, response.changedAt),
      ratings,
      own,
    },
  }
}

/** The two latest closed waves of each partnership in reach, the latest first, where that closed within half a year. */
export async function lastTwoWaves(tx: Tx, partnershipIds: readonly string[]): Promise<Wave[]> {
  const found = reachableWaves(tx)
    .where('pulseWaves.partnershipId', 'in', [...partnershipIds])
    .where((where) =>
      where.or([where('pulseWaves.closedAt', 'is not', null), where('pulseWaves.closesOn', '<', tx.today)]),
    )
    .where('pulseWaves.closesOn', '>=', addDays(tx.today, -comparedDays))
  const rows = await waveRows(found).orderBy('pulseWaves.openedAt', 'desc').execute()
  const latest = [...Map.groupBy(rows, (row) => row.partnershipId).values()].flatMap((of) => {
    const [now] = of
    return now !== undefined && now.closesOn >= addDays(tx.today, -presentDays) ? of.slice(0, 2) : []
  })
  return latest.length === 0 ? [] : completeWaves(tx, latest)
}
