import type { Cells } from '../cells.ts'
import type { Schedule } from '../record.ts'
import { readWeekday } from '../values/hours.ts'
import { isYes } from '../values/text.ts'

/** Opening hours of one weekday, as in `regular_schedules`. */
export function readRegularSchedule(cells: Cells): Schedule {
  const value = cells.needed('weekday_blank', 'weekday')
  const weekday = value === null ? null : readWeekday(value)
  if (value !== null && weekday === null) {
    cells.keep('weekday')
    cells.fault('weekday_invalid', cells.columnOf('weekday'), { value })
  }
  const schedule = { ...empty(cells), kind: 'regular' as const, weekday }
  // Outside of Ohana a weekday without any hours is how a closed day is written.
  const closed = !cells.rules.strict && cells.text('opens_at') === null && cells.text('closes_at') === null
  return closed ? { ...schedule, closed } : { ...schedule, ...times(cells, 'opens_blank', 'closes_blank') }
}

/** Days on which other hours are kept, as in `holiday_schedules`. */
export function readHolidaySchedule(cells: Cells): Schedule {
  const day = (field: string) => {
    if (cells.text(field) === null) cells.fault('date_blank', cells.columnOf(field))
    cells.keep(field)
    return cells.day(field)
  }
  const schedule = {
    ...empty(cells),
    kind: 'holiday' as const,
    startsOn: day('start_date'),
    endsOn: day('end_date'),
  }
  const closed = isYes(cells.text('closed') ?? '')
  if (closed)
    return { ...schedule, closed, opensAt: cells.time('opens_at'), closesAt: cells.time('closes_at') }
  return { ...schedule, ...times(cells, 'holiday_opens_blank', 'holiday_closes_blank') }
}

/** A recurrence of HSDS 3. Its rule is kept as it is written. */
export function readSchedule(cells: Cells): Schedule {
  return {
    ...empty(cells),
    kind: 'regular',
    startsOn: cells.day('valid_from', 'dtstart'),
    endsOn: cells.day('valid_to', 'until'),
    opensAt: cells.time('opens_at'),
    closesAt: cells.time('closes_at'),
  }
}

function times(
  cells: Cells,
  opensBlank: 'opens_blank' | 'holiday_opens_blank',
  closesBlank: 'closes_blank' | 'holiday_closes_blank',
) {
  const time = (code: typeof opensBlank | typeof closesBlank, field: string) => {
    if (cells.text(field) === null) {
      cells.fault(code, cells.columnOf(field))
      return null
    }
    cells.keep(field)
    return cells.time(field)
  }
  return { opensAt: time(opensBlank, 'opens_at'), closesAt: time(closesBlank, 'closes_at') }
}

function empty(cells: Cells): Schedule {
  const description = cells.text('description')
  const none = { weekday: null, startsOn: null, endsOn: null, opensAt: null, closesAt: null }
  return { kind: 'regular', ...none, closed: false, description, rule: {} }
}
