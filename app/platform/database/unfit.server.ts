import { Invalid, NotFound, Refusal } from '../errors/errors.ts'

/** What the database says when a value can't be one of the kind it was given for, as SQLSTATE. */
const unfit = new Set([
  '22003', // a number out of range
  '22007', // no date
  '22008', // a date out of range
  '22021', // a letter that no text can hold
  '22P02', // a text that is no number, id or JSON
  '22P05', // a letter that the database's encoding lacks
])
/** Somebody else was there first: tried again, a verb sees what they did and says so itself. */
const collision = new Set([
  '23505', // one of its kind is there already
  '40001', // two transactions at once
  '40P01', // each waiting for the other
])

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

export const isCollision = (error: unknown): boolean => collision.has(codeOf(error))

/**
 * The answer to what only the database noticed. Inputs are checked where they come in; this is the wall behind
 * it, so that nothing typed ends as an unforeseen failure. Every other error stays what it is.
 */
export function foreseen(error: unknown): unknown {
  const code = codeOf(error)
  // An id that can't be one names no record.
  if (code === '22P02' && error instanceof Error && error.message.includes('type uuid')) return new NotFound()
  if (unfit.has(code)) return new Invalid([{ path: '', code: 'issue_format_other' }])
  // What it names is not there, or not any more.
  if (code === '23503') return new Refusal('reference_gone')
  if (collision.has(code)) return new Refusal('meanwhile')
  return error
}
