import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Reading } from '../readings.server.ts'

/** Who has opened it, for those who read it too. */
export function Readings({ readings, today }: { readings: readonly Reading[]; today: string }) {
  return (
    <Section title={m.concern_readings()}>
      {readings.length === 0 ? (
        <p className="soft">{m.concern_readings_none()}</p>
      ) : (
        <Rows label={m.concern_readings()}>
          {readings.map((one) => (
            <Row
              key={`${one.person} ${one.organization}`}
              title={m.concern_reading({
                person: one.person,
                organization: one.organization,
                count: one.times,
                day: formatDay(one.lastOn, today),
              })}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
