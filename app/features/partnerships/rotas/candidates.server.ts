import { sql } from 'kysely'
import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { reachableMeetings } from '../meetings/reads.server.ts'
import { type Partnership, presentPartners, seenBy } from '../partnerships/partnership.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { volunteersIn } from './reads.server.ts'
import { type Candidate, type ComingMeeting, type Place, places, type Served } from './rota.ts'

/** A meeting as rotas need it: when it is, whether it was held, and who has which place in it. */
export interface CircleMeeting {
  id: string
  title: string
  language: string | null
  startsOn: Day
  state: 'held' | 'cancelled' | 'planned'
  set: ComingMeeting['set']
}

export interface Circle {
  /** Those who can have a turn; first-timers too, who are passed over. */
  people: Candidate[]
  partners: Candidate[]
  /** What was served in meetings that were held, the earliest first. */
  served: (Served & { meetingId: string })[]
  /** All meetings of the partnership, the earliest first. */
  meetings: CircleMeeting[]
  /** Meetings to come, the nearest first. */
  coming: CircleMeeting[]
}

/** So many meetings ahead turns are proposed. */
const ahead = 8

/** Who takes part in the rotas of a partnership in reach, what was served, and what is to come. */
export async function circleOf(tx: Tx, partnership: Partnership): Promise<Circle> {
  const circle = (await circlesOf(tx, [partnership])).get(partnership.id)
  if (circle === undefined) throw new Error(`no circle of ${partnership.id}`)
  return circle
}

/** The same of several partnerships, by partnership; as many questions as for one. */
export async function circlesOf(
  tx: Tx,
  partnerships: readonly Partnership[],
): Promise<ReadonlyMap<string, Circle>> {
  const ids = partnerships.map((one) => one.id)
  if (ids.length === 0) return new Map()
  const standing = Map.groupBy(await standingIn(tx, ids), (one) => one.partnershipId)
  const known = await attendedIn(tx, ids)
  const volunteers = await volunteersIn(tx, ids)
  const meetings = Map.groupBy(await meetingsIn(tx, ids), (one) => one.partnershipId)
  const homes = await homesOf(
    tx,
    [...meetings.values()].flat().flatMap((one) => peopleOf(one)),
  )
  return new Map(
    partnerships.map((partnership) => {
      const { id, partners } = partnership
      const present = presentPartners(partners).filter((one) => !one.paused)
      const names = new Map(present.map((one) => [one.organizationId, one.name]))
      const representatives = standing.get(id) ?? []
      const stood = new Map(representatives.map((one) => [one.personId, one.organizationId]))
      const all = new Set(partners.map((one) => one.organizationId))
      // The partner a person stands or stood for, else the one they belong or belonged to.
      const organizationOf = (personId: string): string | null =>
        stood.get(personId) ?? homes.get(personId)?.find((one) => all.has(one)) ?? null
      const own = (meetings.get(id) ?? []).map((row) => meetingOf(row, organizationOf))
      return [
        id,
        {
          people: representatives
            .filter((one) => one.endedOn === null && names.has(one.organizationId))
            .map((one) => ({
              organizationId: one.organizationId,
              organization: names.get(one.organizationId) ?? '',
              personId: one.personId,
              person: one.name,
              passedOver:
                known.get(id)?.has(one.personId) !== true && volunteers.get(id)?.has(one.personId) !== true,
            })),
          partners: present.map((one) => ({
            organizationId: one.organizationId,
            organization: one.name,
            personId: null,
            person: null,
            passedOver: false,
          })),
          meetings: own,
          served: own
            .filter((one) => one.state === 'held')
            .flatMap(({ set, startsOn: on, id: meetingId }) =>
              places.flatMap((place) => {
                const one = set[place]
                return one === undefined ? [] : [{ place, on, meetingId, ...one }]
              }),
            ),
          coming: own.filter((one) => one.state === 'planned' && one.startsOn >= tx.today).slice(0, ahead),
        },
      ]
    }),
  )
}

export const candidatesFor = (circle: Circle, place: Place): readonly Candidate[] =>
  place === 'host' ? circle.partners : circle.people

/** Who stands or stood for the partners; those who stand now first, by name. */
async function standingIn(tx: Tx, ids: readonly string[]) {
  const rows = await tx.db
    .selectFrom('representatives')
    .innerJoin('partners', (join) =>
      join
        .onRef('partners.id', '=', 'representatives.partnerId')
        .onRef('partners.workspaceId', '=', 'representatives.workspaceId'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'representatives.personId')
        .onRef('people.workspaceId', '=', 'representatives.workspaceId'),
    )
    .where('representatives.workspaceId', '=', tx.workspace.id)
    .where('representatives.partnershipId', 'in', [...ids])
    .where('people.deletedAt', 'is', null)
    .orderBy('representatives.endedOn', (order) => order.desc().nullsFirst())
    .orderBy('people.nameKey')
    .select([
      'representatives.partnershipId',
      'representatives.personId',
      'representatives.endedOn',
      'representatives.createdAt',
      'partners.organizationId',
      'people.name',
    ])
    .execute()
  return rows.filter((row) => seenBy(readsUntil(tx, row.partnershipId), row.createdAt) !== null)
}

const meetingRows = (tx: Tx, ids: readonly string[]) =>
  reachableMeetings(tx)
    .leftJoin('meetingHoldings as held', (join) =>
      join.onRef('held.workspaceId', '=', 'meetings.workspaceId').onRef('held.meetingId', '=', 'meetings.id'),
    )
    .leftJoin('meetingCancellations as off', (join) =>
      join.onRef('off.workspaceId', '=', 'meetings.workspaceId').onRef('off.meetingId', '=', 'meetings.id'),
    )
    .where('meetings.partnershipId', 'in', [...ids])
    .orderBy('meetings.startsOn')
    .orderBy('meetings.startsAt')
    .orderBy('meetings.id')
    .select([
      'meetings.id',
      'meetings.partnershipId',
      'meetings.title',
      'meetings.language',
      'meetings.startsOn',
      'meetings.hostOrganizationId',
      'meetings.chairPersonId',
      'meetings.facilitatorPersonId',
      'meetings.noteTakerPersonId',
      'held.createdAt as heldAt',
      'off.createdAt as cancelledAt',
    ])
type MeetingRow = Awaited<ReturnType<ReturnType<typeof meetingRows>['execute']>>[number]

/** Meetings of partnerships, the earliest first, each as the reader may know it. */
async function meetingsIn(tx: Tx, ids: readonly string[]): Promise<MeetingRow[]> {
  const rows = await meetingRows(tx, ids).execute()
  const stood = await asTheyStood(tx, 'meeting', rows)
  return rows.map((row) => {
    const until = readsUntil(tx, row.partnershipId)
    return {
      ...asItStood(stood, row),
      heldAt: seenBy(until, row.heldAt),
      cancelledAt: seenBy(until, row.cancelledAt),
    }
  })
}

const peopleOf = (row: MeetingRow): string[] =>
  [row.chairPersonId, row.facilitatorPersonId, row.noteTakerPersonId].filter((id) => id !== null)

function meetingOf(row: MeetingRow, organizationOf: (personId: string) => string | null): CircleMeeting {
  const set: ComingMeeting['set'] =
    row.hostOrganizationId === null
      ? {}
      : { host: { organizationId: row.hostOrganizationId, personId: null } }
  const people = {
    chair: row.chairPersonId,
    facilitator: row.facilitatorPersonId,
    notes: row.noteTakerPersonId,
  }
  for (const place of ['chair', 'facilitator', 'notes'] as const) {
    const personId = people[place]
    const organizationId = personId === null ? null : organizationOf(personId)
    // Of somebody who belongs to no partner nothing is known.
    if (personId !== null && organizationId !== null) set[place] = { organizationId, personId }
  }
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    startsOn: row.startsOn,
    state: row.heldAt !== null ? 'held' : row.cancelledAt !== null ? 'cancelled' : 'planned',
    set,
  }
}

/** By partnership: everybody who was at a meeting of it that was held. */
async function attendedIn(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Set<string>>> {
  const { rows } = await sql<{ partnershipId: string; personId: string }>`
    select distinct m.partnership_id, p.person_id from meetings m
    join meeting_holdings h on h.workspace_id = m.workspace_id and h.meeting_id = m.id
    join touchpoint_people p on p.workspace_id = h.workspace_id and p.touchpoint_id = h.touchpoint_id
    where m.workspace_id = ${tx.workspace.id} and m.partnership_id = any(${[...ids]}::uuid[])
      and m.deleted_at is null`.execute(tx.db)
  return new Map(
    [...Map.groupBy(rows, (row) => row.partnershipId)].map(([id, of]) => [
      id,
      new Set(of.map((row) => row.personId)),
    ]),
  )
}

/** By person: the organizations they belong or belonged to, those of now first. */
async function homesOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('affiliations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', 'in', [...new Set(personIds)])
    .orderBy('endedOn', (order) => order.desc().nullsFirst())
    .select(['personId', 'organizationId'])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.personId)].map(([id, of]) => [
      id,
      of.map((row) => row.organizationId),
    ]),
  )
}
