import type { Tx } from '#platform/context/context.server.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Agreement } from './agreement.ts'
import { belongs } from './send.server.ts'

/** Somebody who hears of an agreement, and for which organization. */
export interface Told {
  personId: string
  organizationName: string
}

/**
 * The people who hear of an agreement: those who sign for a partner that takes part and still belong to it, and those
 * who stand for one. Whoever signed and has left, or whose side has, hears nothing of what the others do; without `resting`, neither does a side that rests.
 */
export async function peopleTold(
  tx: Tx,
  { partnershipId, sending }: Pick<Agreement, 'partnershipId' | 'sending'>,
  { resting = true }: { resting?: boolean } = {},
): Promise<Told[]> {
  const { partners } = await readPartnership(tx, partnershipId)
  const present = presentPartners(partners).filter((one) => resting || !one.paused)
  const names = new Map(present.map((one) => [one.organizationId, one.name]))
  const signers = []
  for (const signer of sending?.signers ?? [])
    if (names.has(signer.organizationId) && (await belongs(tx, signer))) signers.push(signer)
  const { people } = await peopleStanding(tx, partnershipId)
  const standing = people.filter((one) => names.has(one.organizationId))
  const found = [...signers, ...standing].map(({ personId, organizationId }) => ({
    personId,
    organizationName: names.get(organizationId) ?? '',
  }))
  return [...Map.groupBy(found, (one) => one.personId).values()].flatMap(([first]) => first ?? [])
}
