import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import { openPartnership } from '../../partnerships/index.server.ts'
import type { Partnership } from '../../partnerships/partnerships/partnership.ts'

/**
 * The partnership to decide in, held until the transaction ends: two decisions about one way come one after
 * the other, and each sees what the one before has decided.
 */
export async function holdPartnership(tx: Tx, id: string): Promise<Partnership | Refusal> {
  await hold(tx, 'partnerships', id)
  return openPartnership(tx, id)
}
