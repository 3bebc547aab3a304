import { isRefusal } from '#platform/errors/errors.ts'
import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { changeMeeting } from './change.server.ts'
import { openMeetings, readMeeting } from './reads.server.ts'

/** Meetings to come. Moved to another day they keep their hour, and everybody asked is told. */
export const meetingsAhead: RoadmapSource = {
  kind: 'meeting',
  label: () => m.meetings_title(),
  find: async (tx, span) =>
    (await openMeetings(tx, span.to, span)).map((one) => ({
      kind: 'meeting',
      recordId: one.id,
      partnershipId: one.partnershipId,
      on: one.startsOn,
      title: one.title,
      who: one.host?.name ?? '',
      href: `/meetings/${one.id}`,
      move: can(tx.actor, partnershipPolicy.workTogether)
        ? { may: true }
        : { may: false, why: m.roadmap_fixed_reader() },
    })),
  move: async (tx, id, startsOn) => {
    const meeting = await readMeeting(tx, id)
    const { title, startsAt, timeZone, lengthMinutes, place, onlineLink, version } = meeting
    const moved = await changeMeeting(tx, id, {
      title,
      startsOn,
      startsAt,
      timeZone,
      lengthMinutes,
      place,
      onlineLink,
      hostOrganizationId: meeting.host?.id ?? null,
      chairPersonId: meeting.chair?.id ?? null,
      facilitatorPersonId: meeting.facilitator?.id ?? null,
      noteTakerPersonId: meeting.noteTaker?.id ?? null,
      hostPersonId: meeting.hostPerson?.id ?? null,
      inviteePersonIds: null,
      version,
    })
    return isRefusal(moved) ? moved : { historyId: moved.historyId }
  },
}
