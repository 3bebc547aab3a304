import { sql } from 'kysely'
import { addDays, type Day, daysBetween } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { muchAsked } from '../equity/asks.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { openWave } from './open.server.ts'

interface Turn {
  partnershipId: string
  openedOn: Day
  closesOn: Day
  everyDays: number
}

/**
 * Job, every morning: where the latest wave of a partnership has a rhythm and its day has come, the next opens and
 * stays open as long. One that rests, is concluded or has nobody to ask is passed over until it can, and so is
 * one in which somebody has been asked for much this month: a month later at most it opens.
 */
export const openByRhythm: JobHandler = async (ctx) => {
  const turns = await read(ctx, async (tx) => {
    const { rows } = await sql<Turn>`
      select * from (select distinct on (w.partnership_id) w.partnership_id, w.opened_on, w.closes_on, w.every_days
        from pulse_waves w
        join partnerships p on p.workspace_id = w.workspace_id and p.id = w.partnership_id and p.deleted_at is null
        where w.workspace_id = ${tx.workspace.id}
          and not exists (select 1 from partnership_breaks b where b.workspace_id = w.workspace_id
            and b.partnership_id = w.partnership_id and b.ended_at is null and b.organization_id is null)
        order by w.partnership_id, w.opened_at desc) latest
      where every_days is not null and opened_on + every_days <= ${tx.today}::date`.execute(tx.db)
    return rows
  })
  for (const { partnershipId, openedOn, closesOn, everyDays } of turns) {
    const waits = await read(ctx, async (tx) => {
      const partnership = await readPartnership(tx, partnershipId)
      const rests = new Set(
        partnership.partners.filter((one) => one.paused).map(({ organizationId }) => organizationId),
      )
      return (await muchAsked(tx, partnership)).some(({ organizationId }) => !rests.has(organizationId))
    })
    if (waits) continue
    await write(ctx, (tx) =>
      openWave(tx, partnershipId, {
        closesOn: addDays(tx.today, daysBetween(openedOn, closesOn)),
        everyDays,
      }),
    )
  }
}
