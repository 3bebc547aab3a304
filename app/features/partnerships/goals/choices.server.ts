import type { Tx } from '#platform/context/context.server.ts'
import { peopleOf, representativesOf } from '../partners/representatives.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'

/** For one partner: the people who can be named for it. */
export interface PartnerPeople {
  organizationId: string
  name: string
  people: { id: string; name: string }[]
}

/**
 * Who can be named for each partner: those who represent it, and of the own organization everyone. `named`
 * are people named already, so that saving a form never drops one who no longer represents anybody.
 */
export async function peopleToName(
  tx: Tx,
  partnership: Partnership,
  named: readonly { organizationId: string; personId: string | null; personName: string | null }[] = [],
): Promise<PartnerPeople[]> {
  const representatives = await representativesOf(tx, partnership.id)
  const own = await peopleOf(tx, tx.actor.organizationId)
  return partnership.partners
    .filter((partner) => partner.standing === 'accepted' || partner.standing === 'invited')
    .map((partner) => {
      const people = new Map<string, string>()
      for (const one of representatives)
        if (one.organizationId === partner.organizationId && one.endedOn === null)
          people.set(one.personId, one.name)
      if (partner.organizationId === tx.actor.organizationId)
        for (const one of own) people.set(one.id, one.name)
      for (const one of named)
        if (one.organizationId === partner.organizationId && one.personId !== null && one.personName !== null)
          people.set(one.personId, one.personName)
      return {
        organizationId: partner.organizationId,
        name: partner.name,
        people: [...people].map(([id, name]) => ({ id, name })),
      }
    })
}
