import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Taking } from './dossier.ts'

/**
 * Says that somebody takes a partnership along, so that every partner sees who did and when. Whoever reads it may,
 * also one that has left: it takes what it still reads. Throws NotFound out of reach.
 */
export async function takeDossier(tx: Tx, partnershipId: string, as: Taking): Promise<Partnership> {
  const partnership = await readPartnership(tx, partnershipId)
  await record(tx, 'dossier.taken', {
    subject: { kind: 'partnership', id: partnershipId },
    partnershipId,
    facts: { as },
  })
  return partnership
}
