import type { Tx } from '#platform/context/context.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Representative } from './partner.ts'
import { representativesOf } from './representatives.server.ts'

/** The name of a partnership, and the people who stand now for a partner that takes part; throws NotFound out of reach. */
export async function peopleStanding(
  tx: Tx,
  partnershipId: string,
): Promise<{ partnership: string; people: Representative[] }> {
  const { name, partners } = await readPartnership(tx, partnershipId)
  const present = new Set(presentPartners(partners).map((one) => one.organizationId))
  const people = (await representativesOf(tx, partnershipId)).filter(
    (one) => one.endedOn === null && present.has(one.organizationId),
  )
  return { partnership: name, people }
}
