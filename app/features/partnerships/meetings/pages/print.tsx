import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { PrintButton } from '#ui/print-button/print-button.tsx'
import { Section } from '#ui/section/section.tsx'
import { promisesFrom } from '../../commitments/reads.server.ts'
import { agendaOf, attendanceOf, decisionsOf, inviteesOf, minutesOf } from '../beside.server.ts'
import { dutiesOf } from '../meeting.ts'
import { Agenda } from '../parts/agenda.tsx'
import { MinutesText } from '../parts/minutes-text.tsx'
import { readMeeting } from '../reads.server.ts'
import { dutyWord, whenWords, whereWords } from '../say.ts'

export const meta = () => [{ title: m.meeting_print_all() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  return {
    meeting,
    items: await agendaOf(tx, meeting),
    invitees: await inviteesOf(tx, meeting),
    attendees: (await attendanceOf(tx, meeting)).people,
    minutes: await minutesOf(tx, meeting),
    decisions: await decisionsOf(tx, meeting),
    promises: await promisesFrom(tx, 'meeting', meeting.id),
    today: tx.today,
    base,
  }
})

/** All of a meeting on one sheet. */
export default function PrintMeeting() {
  const data = useLoaderData<typeof loader>()
  const { meeting, items, invitees, attendees, minutes, decisions, promises, today, base } = data
  const names = (people: readonly { name: string }[]) => formatList(people.map((one) => one.name))
  const where = whereWords(meeting)
  return (
    <NarrowPage
      title={meeting.title}
      lede={whenWords(meeting)}
      back={{ to: `${base}/meetings/${meeting.id}`, label: meeting.partnershipName }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <PrintButton>{m.meeting_print()}</PrintButton>
        <KeyValues
          items={[
            ...(where === '' ? [] : [{ term: m.meeting_place(), value: where }]),
            ...dutiesOf(meeting).map(({ duty, person }) => ({ term: dutyWord(duty), value: person.name })),
            ...(attendees.length > 0
              ? [{ term: m.meeting_attendees(), value: names(attendees) }]
              : invitees.length > 0
                ? [{ term: m.meeting_invitees(), value: names(invitees) }]
                : []),
          ]}
        />
        <Section title={m.meeting_tab_agenda()}>
          <Agenda items={items} lengthMinutes={meeting.lengthMinutes} own={null} />
        </Section>
        {minutes !== null && (
          <Section title={m.minutes_title()}>
            <MinutesText minutes={minutes} />
          </Section>
        )}
        {decisions.length > 0 && (
          <Section title={m.meeting_decisions()}>
            <ul>
              {decisions.map((one) => (
                <li key={one.id}>{one.text}</li>
              ))}
            </ul>
          </Section>
        )}
        {promises.length > 0 && (
          <Section title={m.meeting_actions()}>
            <ul>
              {promises.map((row) => (
                <li key={row.id}>
                  {row.text} ({row.promisor.name}
                  {row.standing.dueOn === null ? '' : `, ${formatDay(row.standing.dueOn, today)}`})
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </NarrowPage>
  )
}
