import { read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../../factories.ts'
import { partnerships } from '../../index.server.ts'
import { meetingsOfSeries } from '../reads.server.ts'
import { seriesChange, seriesInput } from './inputs.ts'
import { nextOccurrences, readSeries } from './reads.server.ts'
import { startSeries } from './start.server.ts'

/** For tests: the host's coordinator and the lead of a partner, who meet again and again. Today is Tuesday 31 March 2026. */
export async function openScene() {
  const world = await openWorld([partnerships])
  const partner = await world.organization('Harbor Youth')
  const partnershipId = await makePartnership(world, [partner])
  const host = await world.as('coordinator')
  const lead = await world.as('lead', partner)
  /** Of the partner, without a sign-in. */
  const asked = await world.person('Lucía Ferrer', { email: 'lucia@harbor.example' })
  await world.affiliate(asked, partner)

  const input = (given: Record<string, unknown> = {}) =>
    seriesInput.parse({
      partnershipId,
      title: 'Round',
      startsOn: '2026-04-07',
      startsAt: '16:00',
      timeZone: 'America/New_York',
      repeats: 'week',
      inviteePersonIds: [asked],
      ...given,
    })
  const start = (given: Record<string, unknown> = {}, ctx = host) =>
    ok(write(ctx, (tx) => startSeries(tx, input(given))))
  const meetings = (id: string, ctx = host) => read(ctx, (tx) => meetingsOfSeries(tx, id))
  const next = (id: string, most = 6, ctx = host) =>
    read(ctx, async (tx) => nextOccurrences(tx, await readSeries(tx, id), tx.today, most))
  const change = (given: Record<string, unknown> = {}) =>
    seriesChange.parse({ ...input(), from: '2026-04-21', startsOn: '2026-04-21', version: 1, ...given })
  /** The meeting that was made for a day. */
  const on = async (id: string, day: string) => {
    const found = (await meetings(id)).find((one) => one.series?.day === day)
    if (found === undefined) throw new Error(`no meeting on ${day}`)
    return found
  }
  return { world, partner, partnershipId, host, lead, asked, input, start, meetings, next, change, on }
}
