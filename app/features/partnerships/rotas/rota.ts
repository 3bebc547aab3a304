import type { Day } from '#platform/context/days.ts'

/** What goes round. Hosting is a partner's; the other places are somebody's. */
export const places = ['chair', 'facilitator', 'notes', 'host'] as const
export type Place = (typeof places)[number]

/** Who can have a turn: a person of a partner, or for hosting the partner itself. */
export interface Candidate {
  organizationId: string
  organization: string
  personId: string | null
  person: string | null
  /** Has been to none of the partnership's meetings and has not asked for a turn. */
  passedOver: boolean
}

/** A turn that was served, or is set for a meeting to come. */
export interface Served {
  place: Place
  organizationId: string
  personId: string | null
  on: Day
}

/** A partner that passes its turn at one meeting on. */
export interface Skip {
  rotaId: string
  meetingId: string
  organizationId: string
}

export interface ComingMeeting {
  id: string
  on: Day
  /** Who is set already, by place. */
  set: Partial<Record<Place, { organizationId: string; personId: string | null }>>
}

export interface Turn {
  rotaId: string
  place: Place
  meetingId: string
  on: Day
  /** Null where nobody is left to ask. */
  organizationId: string | null
  personId: string | null
  /** Set in the meeting, or only whose turn it would be. */
  isSet: boolean
}

/** How long ago, as a number to sort by: the place in the record of the last turn; -1 for never. */
const lastOf = (served: readonly Served[], fits: (one: Served) => boolean): number =>
  served.findLastIndex(fits)

/**
 * Who comes next, fairly: partners take turns first, then the people of a partner. Whoever served longest ago comes
 * first, and whoever never served before them; among equals it is the order of the candidates. `served` comes with
 * the earliest first. Those passed over and those in `skipping` (organizations) don't come; those in `busy` (people)
 * only where their partner has nobody else.
 */
export function nextCandidate(
  place: Place,
  candidates: readonly Candidate[],
  served: readonly Served[],
  { skipping = new Set<string>(), busy = new Set<string>() } = {},
): Candidate | null {
  const here = served.filter((one) => one.place === place)
  const able = candidates.filter((one) => !one.passedOver && !skipping.has(one.organizationId))
  const partner = leastRecent([...new Set(able.map((one) => one.organizationId))], (organizationId) =>
    lastOf(here, (one) => one.organizationId === organizationId),
  )
  const own = able.filter((one) => one.organizationId === partner)
  const free = own.filter((one) => one.personId === null || !busy.has(one.personId))
  return (
    leastRecent(free.length > 0 ? free : own, ({ personId }) =>
      lastOf(here, (one) => one.personId === personId),
    ) ?? null
  )
}

/** The first of those with the smallest figure. */
function leastRecent<T>(all: readonly T[], figure: (one: T) => number): T | undefined {
  let least: { one: T; figure: number } | undefined
  for (const one of all) {
    const own = figure(one)
    if (least === undefined || own < least.figure) least = { one, figure: own }
  }
  return least?.one
}

/**
 * The turns of the meetings to come, each after the one before: what is set in a meeting counts as served for those
 * after it, what is proposed too. A partner that skips serves later than it would have, so it comes up again next.
 */
export function turnsOf(
  rotas: readonly { id: string; place: Place }[],
  meetings: readonly ComingMeeting[],
  candidatesFor: (place: Place) => readonly Candidate[],
  before: readonly Served[],
  skips: readonly Skip[],
): Turn[] {
  const served = [...before]
  const turns: Turn[] = []
  for (const meeting of meetings) {
    const busy = new Set(
      Object.values(meeting.set).flatMap((one) => (one.personId === null ? [] : [one.personId])),
    )
    for (const { id, place } of rotas) {
      const set = meeting.set[place]
      const skipping = new Set(
        skips
          .filter((one) => one.rotaId === id && one.meetingId === meeting.id)
          .map((one) => one.organizationId),
      )
      const whose = set ?? nextCandidate(place, candidatesFor(place), served, { skipping, busy })
      turns.push({
        rotaId: id,
        place,
        meetingId: meeting.id,
        on: meeting.on,
        organizationId: whose?.organizationId ?? null,
        personId: whose?.personId ?? null,
        isSet: set !== undefined,
      })
      if (whose === null) continue
      if (whose.personId !== null) busy.add(whose.personId)
      served.push({ place, on: meeting.on, organizationId: whose.organizationId, personId: whose.personId })
    }
  }
  return turns
}

export interface Swap {
  id: string
  rotaId: string
  place: Place
  partnershipId: string
  meetingId: string
  from: Side
  to: Side
  note: string
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn'
}
export interface Side {
  organizationId: string
  organization: string
  personId: string | null
  person: string | null
}
