import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { changeMeeting } from '../meetings/change.server.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Place } from './rota.ts'

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
