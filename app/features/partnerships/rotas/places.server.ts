import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { changeMeeting } from '../meetings/change.server.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { ComingMeeting, Place } from './rota.ts'

/** Who is set in a meeting, by place. A person's partner is looked up; of somebody who belongs to none nothing is known. */
export function placesOf(
  meeting: Pick<Meeting, 'chair' | 'host'>,
  organizationOf: (personId: string) => string | null,
): ComingMeeting['set'] {
  const organizationId = meeting.chair === null ? null : organizationOf(meeting.chair.id)
  return {
    ...(meeting.chair === null || organizationId === null
      ? {}
      : { chair: { organizationId, personId: meeting.chair.id } }),
    ...(meeting.host === null ? {} : { host: { organizationId: meeting.host.id, personId: null } }),
  }
}

/** Writes into a meeting who has a place, or nobody, by the meeting's own verb. */
export async function setPlace(
  tx: Tx,
  meeting: Meeting,
  place: Place,
  id: string | null,
): Promise<Refusal | null> {
  const answer = await changeMeeting(tx, meeting.id, {
    title: meeting.title,
    startsOn: meeting.startsOn,
    startsAt: meeting.startsAt,
    timeZone: meeting.timeZone,
    lengthMinutes: meeting.lengthMinutes,
    place: meeting.place,
    onlineLink: meeting.onlineLink,
    hostOrganizationId: place === 'host' ? id : (meeting.host?.id ?? null),
    chairPersonId: place === 'chair' ? id : (meeting.chair?.id ?? null),
    inviteePersonIds: null,
    version: meeting.version,
  })
  return isRefusal(answer) ? answer : null
}
