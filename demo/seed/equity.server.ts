import { noteHours } from '#features/partnerships/equity/hours/note.server.ts'
import { noteBenefit } from '#features/partnerships/equity/note-benefit.server.ts'
import { noteSpeaking } from '#features/partnerships/equity/speaking.server.ts'
import { listMeetings } from '#features/partnerships/meetings/reads.server.ts'
import { benefits, hoursGiven, speaking } from '../benefits.ts'
import { meetings } from '../meetings.ts'
import type { Circle } from './circle.server.ts'

/** What partners got out of it, and how long each spoke where somebody noted it. */
export function tellEquity(circle: Circle): void {
  const { story, town, told } = circle
  for (const benefit of benefits.filter(({ partnership }) => partnership === told.key))
    story.on(benefit.day, 'said', benefit.what.text, async () => {
      const tx = await circle.as(benefit.by, benefit.day)
      return noteBenefit(tx, {
        partnershipId: circle.id,
        organizationId: town.id('organization', benefit.organization),
        what: benefit.what.text,
        receivedOn: town.day(benefit.day),
        hours: benefit.hours ?? null,
        amountMinor: benefit.amountMinor ?? null,
        currency: benefit.amountMinor === undefined ? null : tx.workspace.currency,
        language: benefit.what.language,
      })
    })
  for (const hours of hoursGiven.filter(({ partnership }) => partnership === told.key))
    story.on(hours.day, 'said', hours.note.text, async () =>
      noteHours(await circle.as(hours.by, hours.day), {
        touchpointId:
          'touchpoint' in hours.for ? town.id('touchpoint', circle.key(hours.for.touchpoint)) : null,
        commitmentId:
          'commitment' in hours.for ? town.id('commitment', circle.key(hours.for.commitment)) : null,
        organizationId: town.id('organization', hours.organization),
        hours: hours.hours,
        givenOn: null,
        note: hours.note.text,
        language: hours.note.language,
      }),
    )
  for (const meeting of meetings) {
    const times = speaking[`${meeting.partnership}/${meeting.key}`]
    if (meeting.partnership !== told.key || times === undefined) continue
    story.on(meeting.day + 1, 'said', meeting.title.text, async () => {
      const tx = await circle.as(circle.leadOf(circle.host), meeting.day + 1, circle.host)
      const page = await listMeetings(tx, {
        query: '',
        cursor: null,
        limit: 100,
        partnershipId: circle.id,
        state: 'held',
      })
      const found = page.items.find((one) => one.startsOn === town.day(meeting.day))
      return noteSpeaking(
        tx,
        found?.id ?? '',
        Object.entries(times).map(([organization, minutes]) => ({
          organizationId: town.id('organization', organization),
          minutes,
        })),
      )
    })
  }
}
