import type { Tx } from '#platform/context/context.server.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Agreement } from './agreement.ts'
import { belongs } from './send.server.ts'

/**
 * The people who hear of an agreement: those who stand for a partner that takes part, and those who sign for one and
 * still belong to it. Whoever signed and has left, or whose side has, hears nothing of what the others do.
 */
export async function peopleTold(
  tx: Tx,
  { partnershipId, sending }: Pick<Agreement, 'partnershipId' | 'sending'>,
): Promise<string[]> {
  const { people } = await peopleStanding(tx, partnershipId)
  const told = new Set(people.map((one) => one.personId))
  const { partners } = await readPartnership(tx, partnershipId)
  const present = new Set(presentPartners(partners).map((one) => one.organizationId))
  for (const signer of sending?.signers ?? [])
    if (present.has(signer.organizationId) && (await belongs(tx, signer))) told.add(signer.personId)
  return [...told]
}
