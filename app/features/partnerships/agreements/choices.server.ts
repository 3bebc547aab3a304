import type { Tx } from '#platform/context/context.server.ts'
import { type PartnerPeople, peopleToName } from '../goals/choices.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'

/** For each partner that takes part, who can sign for it: those who represent it, and of the own organization everyone. */
export async function signerChoices(tx: Tx, partnershipId: string): Promise<PartnerPeople[]> {
  const partnership = await readPartnership(tx, partnershipId)
  return peopleToName(tx, { ...partnership, partners: presentPartners(partnership.partners) })
}
