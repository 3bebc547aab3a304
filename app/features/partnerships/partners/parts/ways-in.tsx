import type { WayIn } from '#platform/accounts/approvals/ways-in.server.ts'
import { roleName } from '#platform/accounts/role-name.ts'
import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Menu } from '#ui/menu/menu.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { SmallAct } from './small-act.tsx'

/** For a lead: who else comes in for its organization, and whether anyone of it was asked. */
export function WaysIn({ name, ways, today }: { name: string; ways: readonly WayIn[]; today: Day }) {
  return (
    <Section level={3} title={m.ways_in_title({ name })} lede={m.ways_in_lede({ name })}>
      <Rows label={m.ways_in_title({ name })}>
        {ways.map((way) => {
          const facts = { role: roleName(way.role), on: formatDay(way.sinceOn, today) }
          return (
            <Row
              key={way.id}
              title={titleOf(way)}
              who={[
                way.lastUsedOn !== null
                  ? m.way_in_used({ ...facts, used: formatDay(way.lastUsedOn, today) })
                  : m.way_in_since(facts),
                ...(way.asked ? [] : [m.way_in_unasked({ name })]),
              ].join(' · ')}
              end={
                <Menu label={m.more()} aloud={way.name}>
                  {way.kind !== 'member' ? (
                    <SmallAct inMenu act="endKey" id={way.id} label={m.way_in_end_key()} aloud={way.name} />
                  ) : (
                    <>
                      <SmallAct
                        inMenu
                        act={way.role === 'lead' ? 'representative' : 'lead'}
                        id={way.id}
                        label={way.role === 'lead' ? m.way_in_make_representative() : m.way_in_make_lead()}
                        aloud={way.name}
                      />
                      <SmallAct inMenu act="endMember" id={way.id} label={m.way_in_end()} aloud={way.name} />
                    </>
                  )}
                </Menu>
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}

const titleOf = ({ kind, name }: WayIn): string =>
  kind === 'key' ? m.way_in_key({ name }) : kind === 'own-key' ? m.way_in_own_key({ name }) : name
