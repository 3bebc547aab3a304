import { cancelMeeting } from '#features/partnerships/meetings/cancel.server.ts'
import { changeMeeting } from '#features/partnerships/meetings/change.server.ts'
import { holdMeeting } from '#features/partnerships/meetings/hold.server.ts'
import { meetingsOfSeries } from '#features/partnerships/meetings/reads.server.ts'
import { changeSeries } from '#features/partnerships/meetings/series/change.server.ts'
import { seriesChange, seriesInput } from '#features/partnerships/meetings/series/inputs.ts'
import { makeAhead } from '#features/partnerships/meetings/series/make.server.ts'
import { readSeries } from '#features/partnerships/meetings/series/reads.server.ts'
import { startSeries } from '#features/partnerships/meetings/series/start.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { type Repeated, repeated } from '../meetings.ts'
import type { Circle } from './circle.server.ts'

/** Meetings that repeat: begun, looked after every four weeks, with days moved, cancelled and held as they came. */
export function tellSeries(circle: Circle): void {
  for (const one of repeated) if (one.partnership === circle.told.key) tellOne(circle, one)
}

function tellOne(circle: Circle, told: Repeated): void {
  const { story, town } = circle
  const what = circle.key(told.title.text)
  const as = (on: number) => circle.as(circle.leadOf(told.by), on, told.by)
  const leads = (on: number) =>
    circle.told.partners
      .filter(
        ({ acceptedDay, left }) =>
          acceptedDay !== null && acceptedDay <= on && (left === undefined || left.day > on),
      )
      .map(({ organization }) => town.id('person', circle.leadOf(organization)))
  const shared = {
    title: told.title.text,
    timeZone: null,
    lengthMinutes: told.lengthMinutes,
    repeats: told.repeats,
    chairPersonId: town.id('person', circle.leadOf(told.by)),
  }
  const ids: string[] = []
  const keep = (answer: { id: string } | Refusal) => {
    if (!isRefusal(answer)) ids.push(answer.id)
    return answer
  }
  story.on(told.begins, 'meeting-called', what, async () =>
    keep(
      await startSeries(
        await as(told.begins),
        seriesInput.parse({
          ...shared,
          partnershipId: circle.id,
          language: told.title.language,
          startsOn: town.day(told.begins),
          startsAt: told.startsAt,
          place: told.place,
          inviteePersonIds: leads(told.begins),
        }),
      ),
    ),
  )
  for (let on = told.begins + 1; on <= 0; on = on < 0 ? Math.min(0, on + 28) : 1)
    story.on(on, 'meeting-held', what, async () => {
      const tx = await as(on)
      const last = ids.at(-1)
      if (last !== undefined) await makeAhead(tx, await readSeries(tx, last))
      const answer = await lookAfter(tx, ids, told, leads(on))
      return isRefusal(answer) ? answer : changeOnce(tx, ids, told, shared)
    })
}

/** All of it so far, in order. */
const soFar = async (tx: Tx, ids: readonly string[]) =>
  (await Promise.all(ids.map((id) => meetingsOfSeries(tx, id)))).flat()

/** What is known to be moved or cancelled is so ahead of its day; what is past was held. */
async function lookAfter(tx: Tx, ids: readonly string[], told: Repeated, personIds: string[]) {
  for (const [index, meeting] of (await soFar(tx, ids)).entries()) {
    if (meeting.state !== 'planned') continue
    const off = told.cancelled.find((one) => one.on === index)
    const moved = told.moved.find((one) => one.on === index)
    if (off !== undefined) {
      const answer = await cancelMeeting(tx, meeting.id, { reason: off.reason.text })
      if (isRefusal(answer)) return answer
    } else if (meeting.startsOn < tx.today) {
      const answer = await holdMeeting(tx, meeting.id, { personIds })
      if (isRefusal(answer)) return answer
    } else if (moved !== undefined && meeting.startsOn === meeting.series?.day) {
      const answer = await changeMeeting(tx, meeting.id, {
        title: meeting.title,
        startsOn: addDays(meeting.startsOn, moved.byDays),
        startsAt: moved.to,
        timeZone: null,
        lengthMinutes: meeting.lengthMinutes,
        place: meeting.place,
        onlineLink: meeting.onlineLink,
        hostOrganizationId: null,
        chairPersonId: meeting.chair?.id ?? null,
        facilitatorPersonId: null,
        noteTakerPersonId: null,
        hostPersonId: null,
        inviteePersonIds: null,
        version: meeting.version,
      })
      if (isRefusal(answer)) return answer
    }
  }
  return null
}

/** From one of them on: another hour and place. */
async function changeOnce(
  tx: Tx,
  ids: string[],
  { changed }: Repeated,
  shared: Record<string, unknown>,
): Promise<null | Refusal> {
  const [id] = ids
  if (changed === undefined || id === undefined || ids.length > 1) return null
  const from = (await soFar(tx, ids))[changed.on]?.series?.day
  if (from === undefined || from < tx.today) return null
  const { version } = await readSeries(tx, id)
  const input = seriesChange.parse({ ...shared, ...changed, from, startsOn: from, version })
  const answer = await changeSeries(tx, id, input)
  if (isRefusal(answer)) return answer
  ids.push(answer.id)
  return null
}
