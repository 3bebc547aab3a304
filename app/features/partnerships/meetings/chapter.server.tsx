import { Fragment, type ReactNode } from 'react'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { spruce } from '#platform/pdf/look.ts'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay, formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { attendanceOf, decisionsOf, minutesOf, sendingOf } from './beside.server.ts'
import { everyMeeting } from './export.server.ts'
import { type Meeting, readAsSent } from './meeting.ts'

/** So many of those that were held, the last first. */
const most = 30

/** What was held: who was there, what was decided, and whether the minutes were sent and confirmed. */
export const meetingsChapter: Chapter = {
  name: 'meetings',
  order: 60,
  title: () => m.partnership_tab_meetings(),
  write: async (tx, partnershipId) => {
    const held: Meeting[] = []
    for await (const meeting of everyMeeting(tx, partnershipId))
      if (meeting.state === 'held') held.push(meeting)
    if (held.length === 0) return null
    held.sort((a, b) => (a.startsOn < b.startsOn ? 1 : -1))
    const told: ReactNode[] = []
    for (const meeting of held.slice(0, most)) told.push(await meetingPart(tx, meeting))
    return (
      <View>
        {told}
        {held.length > most && (
          <Paragraph>
            {m.dossier_more({ shown: formatNumber(most), total: formatNumber(held.length) })}
          </Paragraph>
        )}
      </View>
    )
  },
}

async function meetingPart(tx: Tx, meeting: Meeting): Promise<ReactNode> {
  const { people, organizations } = await attendanceOf(tx, meeting)
  const decisions = await decisionsOf(tx, meeting)
  const sending = await sendingOf(tx, meeting)
  const names = (all: readonly { name: string }[]) => formatList(all.map((one) => one.name))
  return (
    <Fragment key={meeting.id}>
      <Heading level={3}>
        {m.dossier_meeting({ title: meeting.title, day: formatDay(meeting.startsOn) })}
      </Heading>
      {people.length > 0 ? (
        <Aside>{m.dossier_meeting_people({ names: names(people) })}</Aside>
      ) : (
        organizations.length > 0 && <Aside>{m.dossier_meeting_people({ names: names(organizations) })}</Aside>
      )}
      {decisions.map((decision) => (
        <View key={decision.id} style={{ flexDirection: 'row', marginBottom: 2 }}>
          <Text style={{ width: 14, color: spruce, fontWeight: 600 }}>•</Text>
          <Text style={{ flexGrow: 1, flexShrink: 1, flexBasis: 0 }}>
            {m.dossier_decided({ text: decision.text })}
          </Text>
        </View>
      ))}
      <Aside>
        {sending === null
          ? m.dossier_minutes_none()
          : sending.confirmedBy.length === 0
            ? m.dossier_minutes_sent({ day: formatDay(dayIn(tx.workspace.timeZone, sending.sentAt)) })
            : m.dossier_minutes_confirmed({
                day: formatDay(dayIn(tx.workspace.timeZone, sending.sentAt)),
                names: names(sending.confirmedBy),
              })}
        {sending !== null &&
          !readAsSent(await minutesOf(tx, meeting), sending) &&
          ` ${m.dossier_minutes_changed()}`}
      </Aside>
    </Fragment>
  )
}
