import type { Tx } from '#platform/context/context.server.ts'
import { type PartnerPeople, peopleToName } from '../goals/choices.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { speakersOf } from './speakers.server.ts'

/**
 * For each partner that takes part, who can be asked to sign for it: of the own organization everyone; of another those
 * who speak for it, or where nobody does, those who represent it.
 */
export async function signerChoices(tx: Tx, partnershipId: string): Promise<PartnerPeople[]> {
  const partnership = await readPartnership(tx, partnershipId)
  const choices = await peopleToName(tx, { ...partnership, partners: presentPartners(partnership.partners) })
  const speakers = await speakersOf(
    tx,
    choices.map((one) => one.organizationId),
  )
  return choices.map((one) => {
    const those =
      one.organizationId === tx.actor.organizationId ? undefined : speakers.get(one.organizationId)
    return { ...one, people: one.people.filter((person) => those === undefined || those.has(person.id)) }
  })
}
