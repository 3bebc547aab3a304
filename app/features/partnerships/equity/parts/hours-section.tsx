import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { HourEntry } from '../hours/hour-entry.ts'
import { hourTitle } from '../hours/say.ts'
import { HourWords } from './hour-words.tsx'

/** Hours given for a contact or a promise, on its page, and the way to note some; nothing where there are none to read or note. */
export function HoursSection({
  hours,
  note,
  today,
}: {
  hours: readonly HourEntry[]
  /** Where they are noted; null for who may not, or where they are worked out. */
  note: string | null
  today: Day
}) {
  if (hours.length === 0 && note === null) return null
  return (
    <Section title={m.hours_title()} aside={note !== null && <Link to={note}>{m.hours_note()}</Link>}>
      {hours.length === 0 ? (
        <p className="soft">{m.hours_none_here()}</p>
      ) : (
        <Rows label={m.hours_title()}>
          {hours.map((one) => (
            <Row
              key={one.id}
              title={hourTitle(one)}
              who={<HourWords hours={one} />}
              end={formatDay(one.givenOn, today)}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
