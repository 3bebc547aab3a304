import { Form } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import type { Snooze } from '../today.ts'

type PutOffProps = { entries: { item: DueItem; snooze: Snooze }[]; base: string; today: Day }

/** What was put off, folded away, each with the way back. */
export function PutOff({ entries, base, today }: PutOffProps) {
  if (entries.length === 0) return null
  return (
    <details className="section">
      <summary>{m.today_put_off({ count: entries.length })}</summary>
      <Rows>
        {entries.map(({ item, snooze }) => (
          <Row
            key={snooze.id}
            title={item.title}
            to={`${base}${item.href}`}
            who={item.why}
            end={m.today_until_day({ day: formatDay(snooze.untilOn, today) })}
            actions={
              <Form method="post" action={`${base}/today`}>
                <input type="hidden" name="act" value="wake" />
                <input type="hidden" name="id" value={snooze.id} />
                <Button small look="quiet">
                  {m.today_back()}
                  <span className="aloud"> {item.title}</span>
                </Button>
              </Form>
            }
          />
        ))}
      </Rows>
    </details>
  )
}
