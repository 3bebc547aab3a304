import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { changeMeeting } from '../meetings/change.server.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { ComingMeeting, Place } from './rota.ts'

const people = { chair: 'chair', facilitator: 'facilitator', notes: 'noteTaker' } as const

/** Who is set in a meeting, by place. A person's partner is looked up; of somebody who belongs to none nothing is known. */
export function placesOf(
  meeting: Pick<Meeting, 'chair' | 'facilitator' | 'noteTaker' | 'host'>,
  organizationOf: (personId: string) => string | null,
): ComingMeeting['set'] {
  const set: ComingMeeting['set'] =
    meeting.host === null ? {} : { host: { organizationId: meeting.host.id, personId: null } }
  for (const place of ['chair', 'facilitator', 'notes'] as const) {
    const person = meeting[people[place]]
    const organizationId = person === null ? null : organizationOf(person.id)
    if (person !== null && organizationId !== null) set[place] = { organizationId, personId: person.id }
  }
  return set
}

/** Writes into a meeting who has a place, or nobody, by the meeting's own verb. */
export async function setPlace(
  tx: Tx,
  meeting: Meeting,
  place: Place,
  id: string | null,
): Promise<Refusal | null> {
  const given = (one: Place, now: { id: string } | null) => (one === place ? id : (now?.id ?? null))
  const answer = await changeMeeting(tx, meeting.id, {
    title: meeting.title,
    startsOn: meeting.startsOn,
    startsAt: meeting.startsAt,
    timeZone: meeting.timeZone,
    lengthMinutes: meeting.lengthMinutes,
    place: meeting.place,
    onlineLink: meeting.onlineLink,
    hostOrganizationId: given('host', meeting.host),
    chairPersonId: given('chair', meeting.chair),
    facilitatorPersonId: given('facilitator', meeting.facilitator),
    noteTakerPersonId: given('notes', meeting.noteTaker),
    hostPersonId: meeting.hostPerson?.id ?? null,
    inviteePersonIds: null,
    version: meeting.version,
  })
  return isRefusal(answer) ? answer : null
}
