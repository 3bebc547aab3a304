import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button, IconButton } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { type AgendaItem, agendaSpent, agendaTime } from '../meeting.ts'

type AgendaProps = {
  items: readonly AgendaItem[]
  lengthMinutes: number
  /** The organization that may take its own off, and order; null for who only reads. */
  own: string | null
  /** The stretch that runs, null where none does; left out where the clock can’t run or isn’t the reader’s. */
  clock?: { id: string; itemId: string } | null
}

/** What is to be talked about, in its order, with whether it fits into the time. */
export function Agenda({ items, lengthMinutes, own, clock }: AgendaProps) {
  if (items.length === 0) return <p className="soft measure">{m.meeting_agenda_empty()}</p>
  const time = agendaTime(items, lengthMinutes)
  const length = lengthMinutes
  const spent = agendaSpent(items)
  return (
    <>
      <Rows label={m.meeting_tab_agenda()}>
        {items.map((item, index) => (
          <Row
            key={item.id}
            title={item.text}
            lead={<span className="soft">{index + 1}</span>}
            // What is under discussion is still being spent; the clock above says how much.
            who={itemWords(item, clock?.itemId === item.id)}
            actions={
              own !== null && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="item" value={item.id} />
                  {clock !== undefined && clock?.itemId !== item.id && (
                    <>
                      <input type="hidden" name="itemId" value={item.id} />
                      <input type="hidden" name="after" value={clock?.id ?? ''} />
                      <Button look="quiet" small name="act" value="take-up">
                        {m.meeting_clock_take_up()}
                        <span className="aloud"> {item.text}</span>
                      </Button>
                    </>
                  )}
                  {index > 0 && (
                    <IconButton
                      name="act"
                      value="up"
                      icon={<ArrowUp aria-hidden />}
                      label={m.meeting_item_up({ item: item.text })}
                    />
                  )}
                  {index < items.length - 1 && (
                    <IconButton
                      name="act"
                      value="down"
                      icon={<ArrowDown aria-hidden />}
                      label={m.meeting_item_down({ item: item.text })}
                    />
                  )}
                  {item.spent === null &&
                    (item.organization.id === own || item.addedByOrganizationId === own) && (
                      <IconButton
                        name="act"
                        value="remove"
                        icon={<X aria-hidden />}
                        label={m.meeting_item_remove({ item: item.text })}
                      />
                    )}
                </Form>
              )
            }
          />
        ))}
      </Rows>
      {time !== null && (
        <p className="soft small">
          {time.over > 0
            ? m.meeting_agenda_over({ total: time.total, length, over: time.over })
            : m.meeting_agenda_time({ total: time.total, length })}
        </p>
      )}
      {spent !== null && clock == null && (
        <p className="soft small">{m.meeting_agenda_spent({ count: spent })}</p>
      )}
    </>
  )
}

/** Who brings it, the time it was given, and what was really spent on it. */
function itemWords(
  { organization: { name: organization }, minutes, spent }: AgendaItem,
  runs: boolean,
): string {
  const brings =
    minutes === null
      ? m.meeting_item_by({ organization })
      : m.meeting_item_by_minutes({ organization, minutes })
  return spent === null || runs ? brings : m.meeting_item_spent({ brings, count: spent })
}
