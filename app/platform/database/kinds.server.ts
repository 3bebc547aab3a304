import { types as pgTypes } from 'pg'

/**
 * One parser table for both drivers, which disagree by default: days stay strings, counts and
 * measures are numbers. A count too large to be exact is a fault, not a rounding.
 */
const exact = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`a number too large to be exact: ${text}`)
  return value
}
const oid = { int8: 20, numeric: 1700, date: 1082 }

export const parsers: Record<number, (text: string) => unknown> = {
  [oid.int8]: exact,
  [oid.numeric]: Number,
  [oid.date]: (text) => text,
}

export const postgresTypes = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    parsers[id] ??
    (format === 'binary' ? pgTypes.getTypeParser(id, 'binary') : pgTypes.getTypeParser(id, 'text')),
}
