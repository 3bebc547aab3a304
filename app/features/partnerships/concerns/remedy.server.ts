import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { PledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { openKnownConcern } from './open.server.ts'

/** Promises what is to make it good again. The promise is read by all partners; that it comes from here only by who knows what the concern is about, and nobody else promises from it. */
export async function promiseRemedy(
  tx: Tx,
  id: string,
  input: Omit<PledgeInput, 'partnershipId'>,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openKnownConcern(tx, id)
  if (isRefusal(opened)) return opened
  return pledge(tx, { ...input, partnershipId: opened.concern.partnershipId }, { kind: 'concern', id })
}
