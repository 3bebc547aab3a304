import { v7 as uuid } from 'uuid'
import { agendaOf } from '#features/partnerships/meetings/beside.server.ts'
import { callMeeting } from '#features/partnerships/meetings/call.server.ts'
import { cancelMeeting } from '#features/partnerships/meetings/cancel.server.ts'
import { stopClock, takeUp } from '#features/partnerships/meetings/clock/take-up.server.ts'
import { noteDecision } from '#features/partnerships/meetings/decisions.server.ts'
import { layPenDown } from '#features/partnerships/meetings/drafts/lay-down.server.ts'
import { holdMeeting } from '#features/partnerships/meetings/hold.server.ts'
import { addItem } from '#features/partnerships/meetings/items.server.ts'
import { writeMinutes } from '#features/partnerships/meetings/minutes.server.ts'
import { readMeeting } from '#features/partnerships/meetings/reads.server.ts'
import { confirmMinutes, sendMinutes } from '#features/partnerships/meetings/send.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { type Meeting, meetings } from '../meetings.ts'
import type { Circle } from './circle.server.ts'

/** The meetings of a partnership: called, put together by both sides, held, written up and confirmed. */
export function tellMeetings(circle: Circle): void {
  for (const meeting of meetings) if (meeting.partnership === circle.told.key) tellMeeting(circle, meeting)
}

function tellMeeting(circle: Circle, told: Meeting): void {
  const { story, town } = circle
  const { day, called, by, held, typed, cancelled, spent } = told
  const what = circle.key(told.key)
  const there = circle.told.partners
    .filter(
      ({ acceptedDay, left }) =>
        acceptedDay !== null && acceptedDay <= called && (left === undefined || left.day > day),
    )
    .map(({ organization }) => organization)
  const leads = there.map((organization) => town.id('person', circle.leadOf(organization)))
  const as = (on: number, organization = circle.host) =>
    circle.as(circle.leadOf(organization), on, organization)
  let id = ''
  story.on(called, 'meeting-called', what, async () => {
    const answer = await callMeeting(await as(called), {
      partnershipId: circle.id,
      title: told.title.text,
      language: told.title.language,
      startsOn: town.day(day),
      startsAt: told.startsAt,
      timeZone: null,
      lengthMinutes: told.lengthMinutes,
      place: told.place,
      onlineLink: null,
      hostOrganizationId: town.id('organization', by),
      chairPersonId: town.id('person', circle.leadOf(by)),
      facilitatorPersonId: null,
      noteTakerPersonId: leads.find((one) => one !== town.id('person', circle.leadOf(by))) ?? null,
      hostPersonId: town.id('person', circle.leadOf(by)),
      inviteePersonIds: leads,
    })
    if (!isRefusal(answer)) id = answer.id
    return answer
  })
  for (const { text, minutes, brings } of told.agenda)
    story.on(called + 1, 'meeting-called', what, async () =>
      addItem(await as(called + 1), id, {
        text: text.text,
        minutes,
        organizationId: town.id('organization', brings),
      }),
    )
  if (cancelled !== undefined)
    story.on(cancelled.day, 'meeting-held', what, async () =>
      cancelMeeting(await as(cancelled.day), id, { reason: cancelled.reason.text }),
    )
  if (typed !== undefined) {
    const writer = there.find((one) => one !== by) ?? by
    story.on(day, 'meeting-held', what, async () => holdMeeting(await as(day), id, { personIds: leads }))
    story.on(day, 'meeting-held', what, async () =>
      layPenDown(await as(day, writer), id, { draft: uuid(), text: typed.text, version: 0 }),
    )
  }
  if (held === undefined) return
  if (spent !== undefined)
    story.on(day, 'meeting-held', what, async () => tellClock(await as(day), id, spent))
  story.on(day, 'meeting-held', what, async () => holdMeeting(await as(day), id, { personIds: leads }))
  story.on(day, 'meeting-held', what, async () =>
    writeMinutes(await as(day), id, { text: held.minutes.text, language: held.minutes.language, version: 0 }),
  )
  for (const { text } of held.decisions)
    story.on(day, 'meeting-held', what, async () => noteDecision(await as(day), id, { text }))
  story.on(day + 1, 'meeting-held', what, async () => sendMinutes(await as(day + 1), id))
  for (const organization of held.confirmed)
    story.on(day + 3, 'meeting-held', what, async () => {
      const [tx, behalf] = await circle.word(organization, day + 3)
      return confirmMinutes(tx, id, { ...behalf, sendingId: null })
    })
}

/** The items taken up one after the other, each for so many minutes. */
async function tellClock(tx: Tx, id: string, spent: readonly number[]) {
  const items = await agendaOf(tx, await readMeeting(tx, id))
  let begun = 0
  const later = (minutes: number) => ({ ...tx, now: new Date(Number(tx.now) + minutes * 60_000) })
  for (const [index, minutes] of spent.entries()) {
    const answer = await takeUp(later(begun), id, { itemId: items[index]?.id ?? '' })
    if (isRefusal(answer)) return answer
    begun += minutes
  }
  return stopClock(later(begun), id)
}
