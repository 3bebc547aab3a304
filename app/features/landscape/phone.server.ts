import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { normalPhone } from './phone.ts'

/**
 * The telephone number to keep for what was typed: E.164, by the workspace's country. One that was there
 * already stays (a directory may know 211); throws Invalid at `phone` for what can't be a number.
 */
export function phoneToKeep(tx: Tx, typed: string | null, before: string | null = null): string | null {
  if (typed === null || typed === before) return typed
  const number = normalPhone(typed, tx.workspace.country)
  if (number === null) throw new Invalid([{ path: 'phone', code: 'issue_phone' }])
  return number
}
