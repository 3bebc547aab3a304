import type { Day } from '#platform/context/days.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { CheckoffLink } from '#ui/checkoff/checkoff.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { groupTitle } from '../say.ts'
import type { Group } from '../today.ts'
import { Later } from './later.tsx'

type DueGroupProps = {
  group: Group
  items: DueItem[]
  base: string
  today: Day
  /** The page it stands on, to come back to. */
  here: string
  can: { snooze: boolean; do: boolean }
  /** The way to the rest of the group. */
  children: React.ReactNode
}

/** What is due of one group: each thing, why it is here, when, the square that says done, and putting it off. */
export function DueGroup({ group, items, base, today, here, can: may, children }: DueGroupProps) {
  return (
    <Section title={groupTitle(group)}>
      <Rows>
        {items.map((item) => (
          <Row
            key={`${item.kind} ${item.recordId}`}
            late={group === 'late'}
            lead={
              may.do && (
                <CheckoffLink
                  to={`${base}${item.doneHref ?? item.href}`}
                  label={m.today_done({ title: item.title })}
                />
              )
            }
            title={item.title}
            to={`${base}${item.href}`}
            who={item.why}
            end={
              <div className="row-ends">
                <DueText
                  tone={
                    group === 'late' || group === 'contact' ? 'late' : group === 'today' ? 'soon' : 'plain'
                  }
                  {...(item.dueOn === null ? {} : { on: item.dueOn })}
                >
                  {item.when}
                </DueText>
                {may.snooze && <Later item={item} today={today} here={here} />}
              </div>
            }
          />
        ))}
      </Rows>
      {children}
    </Section>
  )
}
