import { Form } from 'react-router'
import { addDays, type Day } from '#platform/context/days.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { nextMonday } from '../today.ts'

/** Puts one thing off: until tomorrow or next week (`untilOn`), or a day of one's choice (`day`). */
export function Later({ item, today, here }: { item: DueItem; today: Day; here: string }) {
  return (
    <Menu
      small
      label={<span style={{ fontWeight: 400 }}>{m.today_later()}</span>}
      aloud={m.today_later_aloud({ title: item.title })}
    >
      <Form method="post" action={here}>
        <input type="hidden" name="act" value="snooze" />
        <input type="hidden" name="kind" value={item.kind} />
        <input type="hidden" name="recordId" value={item.recordId} />
        <input type="hidden" name="dueOn" value={item.dueOn ?? ''} />
        <MenuButton name="untilOn" value={addDays(today, 1)} formNoValidate>
          {m.today_tomorrow()}
        </MenuButton>
        <MenuButton name="untilOn" value={nextMonday(today)} formNoValidate>
          {m.today_next_week()}
        </MenuButton>
        <div className="stack" style={{ '--gap': 'var(--s2)', padding: '.4rem .75rem' }}>
          <DateField
            id={`until-${item.kind}-${item.recordId}`}
            name="day"
            label={m.today_until()}
            min={addDays(today, 1)}
            defaultValue={addDays(today, 14)}
            required
          />
          <Button small>{m.today_until_set()}</Button>
        </div>
      </Form>
    </Menu>
  )
}
