import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { beginRota, endRota } from './begin.server.ts'
import { rotasOf } from './reads.server.ts'
import type { Place } from './rota.ts'

/** Lets exactly these places go round. */
export async function arrangeRotas(
  tx: Tx,
  partnershipId: string,
  wanted: readonly Place[],
): Promise<null | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const now = await rotasOf(tx, partnershipId)
  const added = wanted.filter((place) => !now.some((rota) => rota.place === place))
  const ended = now.filter((rota) => !wanted.includes(rota.place))
  if (added.length + ended.length === 0) return new Refusal('rota_as_it_was')
  for (const place of added) {
    const answer = await beginRota(tx, { partnershipId, place })
    if (isRefusal(answer)) return answer
  }
  for (const rota of ended) {
    const answer = await endRota(tx, rota.id)
    if (isRefusal(answer)) return answer
  }
  return null
}
