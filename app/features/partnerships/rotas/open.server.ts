import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { readMeeting } from '../meetings/reads.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Circle, candidatesFor, circlesOf } from './candidates.server.ts'
import { type Rota, readRota, rotasIn, skipsOf } from './reads.server.ts'
import { type Turn, turnsOf } from './rota.ts'

/** A rota that both sides may keep going; throws NotFound and Forbidden. */
export async function openRota(
  tx: Tx,
  id: string,
): Promise<{ rota: Rota; partnership: Partnership } | Refusal> {
  const rota = await readRota(tx, id)
  const partnership = await openPartnership(tx, rota.partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  return { rota, partnership }
}

export const aboutRota = ({ id, partnershipId }: Pick<Rota, 'id' | 'partnershipId'>) => ({
  subject: { kind: 'rota', id },
  partnershipId,
})

interface Ahead {
  rotas: Rota[]
  circle: Circle
  turns: Turn[]
}

/** All turns of the meetings to come in a partnership in reach. */
export async function turnsAhead(tx: Tx, partnership: Partnership): Promise<Ahead> {
  const ahead = (await turnsAheadIn(tx, [partnership])).get(partnership.id)
  if (ahead === undefined) throw new Error(`no turns of ${partnership.id}`)
  return ahead
}

/** The same of several partnerships, by partnership; as many questions as for one. */
export async function turnsAheadIn(
  tx: Tx,
  partnerships: readonly Partnership[],
): Promise<ReadonlyMap<string, Ahead>> {
  const all = await rotasIn(
    tx,
    partnerships.map((one) => one.id),
  )
  const skips = await skipsOf(
    tx,
    all.map((rota) => rota.id),
  )
  const rotasBy = Map.groupBy(all, (rota) => rota.partnershipId)
  const circles = await circlesOf(tx, partnerships)
  return new Map(
    [...circles].map(([id, circle]) => {
      const rotas = rotasBy.get(id) ?? []
      const coming = circle.coming.map((meeting) => ({
        id: meeting.id,
        on: meeting.startsOn,
        set: meeting.set,
      }))
      const turns = turnsOf(rotas, coming, (place) => candidatesFor(circle, place), circle.served, skips)
      return [id, { rotas, circle, turns }]
    }),
  )
}

export interface OpenTurn {
  rota: Rota
  partnership: Partnership
  circle: Circle
  turns: Turn[]
  turn: Turn
  meeting: Meeting
}

/** The load of what is done about one turn; the meeting is one to come. */
export async function openTurn(tx: Tx, rotaId: string, meetingId: string): Promise<OpenTurn | Refusal> {
  const opened = await openRota(tx, rotaId)
  if (isRefusal(opened)) return opened
  const { rota, partnership } = opened
  await hold(tx, 'meetings', meetingId)
  const meeting = await readMeeting(tx, meetingId)
  if (meeting.partnershipId !== rota.partnershipId) throw new NotFound()
  const { circle, turns } = await turnsAhead(tx, partnership)
  const turn = turns.find((one) => one.rotaId === rota.id && one.meetingId === meetingId)
  if (turn === undefined) return new Refusal('rota_meeting_over')
  return { rota, partnership, circle, turns, turn, meeting }
}

/** What a meeting keeps in a place: a person, or for hosting a partner. */
export const holderOf = ({
  place,
  organizationId,
  personId,
}: Pick<Turn, 'place' | 'organizationId' | 'personId'>) => (place === 'host' ? organizationId : personId)
