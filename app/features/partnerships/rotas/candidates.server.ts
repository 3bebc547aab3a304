import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { everyMeeting } from '../meetings/export.server.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { placesOf } from './places.server.ts'
import { volunteersOf } from './reads.server.ts'
import { type Candidate, type Place, places, type Served } from './rota.ts'

export interface Circle {
  /** Those who can have a turn; first-timers too, who are passed over. */
  people: Candidate[]
  partners: Candidate[]
  /** What was served in meetings that were held, the earliest first. */
  served: (Served & { meetingId: string })[]
  /** All meetings of the partnership, the earliest first. */
  meetings: Meeting[]
  /** Meetings to come, the nearest first. */
  coming: Meeting[]
  /** The partner a person stands or stood for. */
  organizationOf: (personId: string) => string | null
}

/** So many meetings ahead turns are proposed. */
const ahead = 8

/** Who takes part in the rotas of a partnership in reach, what was served, and what is to come. */
export async function circleOf(tx: Tx, partnership: Partnership): Promise<Circle> {
  const present = presentPartners(partnership.partners).filter((one) => !one.paused)
  const names = new Map(present.map((one) => [one.organizationId, one.name]))
  const representatives = await representativesOf(tx, partnership.id)
  const known = await attendedIn(tx, partnership.id)
  const volunteers = await volunteersOf(tx, partnership.id)
  const meetings: Meeting[] = []
  for await (const meeting of everyMeeting(tx, partnership.id)) meetings.push(meeting)
  meetings.reverse()
  const homes = new Map(representatives.map((one) => [one.personId, one.organizationId]))
  for (const [personId, organizationId] of await elsewhere(
    tx,
    partnership,
    meetings.flatMap((one) => placedPeople(one)).filter((id) => !homes.has(id)),
  ))
    homes.set(personId, organizationId)
  return {
    people: representatives
      .filter((one) => one.endedOn === null && names.has(one.organizationId))
      .map((one) => ({
        organizationId: one.organizationId,
        organization: names.get(one.organizationId) ?? '',
        personId: one.personId,
        person: one.name,
        passedOver: !known.has(one.personId) && !volunteers.has(one.personId),
      })),
    partners: present.map((one) => ({
      organizationId: one.organizationId,
      organization: one.name,
      personId: null,
      person: null,
      passedOver: false,
    })),
    meetings,
    served: meetings
      .filter((one) => one.state === 'held')
      .flatMap((meeting) => {
        const set = placesOf(meeting, (personId) => homes.get(personId) ?? null)
        return places.flatMap((place) => {
          const one = set[place]
          return one === undefined ? [] : [{ place, on: meeting.startsOn, meetingId: meeting.id, ...one }]
        })
      }),
    coming: meetings.filter((one) => one.state === 'planned' && one.startsOn >= tx.today).slice(0, ahead),
    organizationOf: (personId) => homes.get(personId) ?? null,
  }
}

export const candidatesFor = (circle: Circle, place: Place): readonly Candidate[] =>
  place === 'host' ? circle.partners : circle.people

const placedPeople = (meeting: Meeting): string[] =>
  Object.values(placesOf(meeting, () => '')).flatMap((one) => (one.personId === null ? [] : [one.personId]))

/** Everybody who was at a meeting of the partnership that was held. */
async function attendedIn(tx: Tx, partnershipId: string): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select distinct p.person_id from meetings m
    join meeting_holdings h on h.workspace_id = m.workspace_id and h.meeting_id = m.id
    join touchpoint_people p on p.workspace_id = h.workspace_id and p.touchpoint_id = h.touchpoint_id
    where m.workspace_id = ${tx.workspace.id} and m.partnership_id = ${partnershipId} and m.deleted_at is null`.execute(
    tx.db,
  )
  return new Set(rows.map((row) => row.personId))
}

/** Of people who stand for nobody: the partner they belong or belonged to. */
async function elsewhere(
  tx: Tx,
  partnership: Partnership,
  personIds: readonly string[],
): Promise<[string, string][]> {
  if (personIds.length === 0) return []
  const rows = await tx.db
    .selectFrom('affiliations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', 'in', [...new Set(personIds)])
    .where(
      'organizationId',
      'in',
      partnership.partners.map((one) => one.organizationId),
    )
    .orderBy('endedOn', (order) => order.asc().nullsLast())
    .select(['personId', 'organizationId'])
    .execute()
  return rows.map((row) => [row.personId, row.organizationId])
}
