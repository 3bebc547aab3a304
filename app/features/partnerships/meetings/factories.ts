import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from './call.server.ts'
import { meetingInput } from './inputs.ts'
import { readMeeting } from './reads.server.ts'

/** For tests: the host's coordinator and the lead of a partner, who meet. */
export async function openScene() {
  const world = await openWorld([partnerships])
  const partner = await world.organization('Harbor Youth')
  const partnershipId = await makePartnership(world, [partner])
  const host = await world.as('coordinator')
  const lead = await world.as('lead', partner)
  const stranger = await world.as('lead', await world.organization('Elsewhere'))

  /** The id of a meeting, called for yesterday if nothing else is said. */
  const call = async (ctx: Ctx, given: Record<string, unknown> = {}) => {
    const input = meetingInput.parse({
      partnershipId,
      title: 'Monthly round',
      startsOn: '2026-03-30',
      startsAt: '16:00',
      ...given,
    })
    return (await ok(write(ctx, (tx) => callMeeting(tx, input)))).id
  }
  const meetingOf = (ctx: Ctx, id: string) => read(ctx, (tx) => readMeeting(tx, id))
  const both = () => [host.actor.personId ?? '', lead.actor.personId ?? '']
  return { world, partner, partnershipId, host, lead, stranger, call, meetingOf, both }
}
