import type { Tx } from '#platform/context/context.server.ts'
import { namesOf } from '../meetings/reads.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { turnsAhead } from './open.server.ts'
import { skipsOf, swapsOf } from './reads.server.ts'
import { type Place, places } from './rota.ts'

/** The rotas of a partnership in reach as their page shows them. */
export async function rotaView(tx: Tx, partnership: Partnership) {
  const { rotas, circle, turns } = await turnsAhead(tx, partnership)
  const ids = rotas.map((rota) => rota.id)
  const skips = await skipsOf(tx, ids)
  const names = await namesOf(
    tx,
    [...turns, ...circle.served, ...skips].flatMap((one) => [one.organizationId, one.personId]),
  )
  const who = (one: { organizationId: string | null; personId: string | null }) => ({
    organization: names.get(one.organizationId ?? '')?.name ?? '',
    person: one.personId === null ? null : (names.get(one.personId)?.name ?? ''),
  })
  const going = rotas.map((rota) => rota.place)
  return {
    rotas,
    meetings: circle.coming.map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      language: meeting.language,
      startsOn: meeting.startsOn,
      turns: turns
        .filter((turn) => turn.meetingId === meeting.id)
        .map((turn) => ({
          ...turn,
          ...who(turn),
          skipped: skips
            .filter((one) => one.rotaId === turn.rotaId && one.meetingId === meeting.id)
            .map((one) => ({ id: one.id, reason: one.reason, ...who(one) })),
        })),
    })),
    swaps: (await swapsOf(tx, ids)).toReversed().slice(0, 20),
    served: presentPartners(partnership.partners).map((partner) => ({
      organizationId: partner.organizationId,
      name: partner.name,
      counts: Object.fromEntries(
        places.map((place) => [
          place,
          circle.served.filter((one) => one.place === place && one.organizationId === partner.organizationId)
            .length,
        ]),
      ) as Record<Place, number>,
    })),
    going,
    anyServed: circle.served.some((one) => going.includes(one.place)),
    /** The reader stands for a partner and has been to no meeting: turns come only if they ask. */
    passedOver: circle.people.some((one) => one.personId === tx.actor.personId && one.passedOver),
  }
}
