import type { Cells } from '../cells.ts'
import { isStrictUsPhone, readPhones } from '../values/phone.ts'
import { readList } from '../values/text.ts'
import { readEmail } from '../values/web.ts'

/** A field that only strict rules ask for. */
export function strictly(cells: Cells, code: 'description_blank', field: string): string | null {
  return cells.rules.strict ? cells.needed(code, field) : cells.text(field)
}

/** An organization or person can't be without a name; under strict rules none is borrowed. */
export function borrowedName(cells: Cells, ...fields: string[]): string | null {
  const value = cells.rules.strict ? null : cells.text(...fields)
  const column = cells.columnOf('name')
  if (value === null) cells.error('name_blank', column)
  else cells.warn('name_borrowed', column, { value })
  return value
}

const statuses = new Set(['active', 'inactive', 'defunct'])

export function readStatus(cells: Cells): string | null {
  const status = cells.text('status')
  if (!cells.rules.strict) return status
  const column = cells.columnOf('status')
  if (status === null) cells.error('status_blank', column)
  else if (!statuses.has(status.toLowerCase())) cells.error('status_invalid', column, { value: status })
  return status
}

export function checkAdminEmails(cells: Cells) {
  for (const address of readList(cells.text('admin_emails') ?? '')) {
    if (readEmail(address) === null)
      cells.fault('email_invalid', cells.columnOf('admin_emails'), { value: address })
  }
  cells.keep('admin_emails')
}

const phoneTypes = new Set(['voice', 'fax', 'tty', 'hotline', 'sms'])

/** The number of a row of `phones`, with its extension and type. */
export function readNumber(cells: Cells, number: string | null) {
  const column = cells.columnOf('number')
  const [first, ...rest] = number === null ? [] : readPhones(number, cells.rules.defaultCountry)
  if (number === null) cells.fault('phone_blank', column)
  else if (cells.rules.strict && !isStrictUsPhone(number))
    cells.error('phone_invalid', column, { value: number })
  else if (!first) cells.warn('phone_unreadable', column, { value: number.slice(0, 200) })
  const type = cells.text('number_type', 'type')
  const extension = cells.text('extension')
  if (cells.rules.strict) {
    const typeColumn = cells.columnOf('number_type', 'type')
    if (type === null) cells.error('phone_type_blank', typeColumn)
    else if (!phoneTypes.has(type.toLowerCase()))
      cells.error('phone_type_invalid', typeColumn, { value: type })
    if (extension !== null && !/^\d+$/.test(extension)) {
      cells.error('extension_invalid', cells.columnOf('extension'), { value: extension })
    }
  }
  return {
    e164: first?.e164 ?? null,
    others: rest.map(({ e164 }) => e164),
    extension: extension ?? first?.extension ?? null,
    type: type ?? first?.label ?? null,
  }
}
