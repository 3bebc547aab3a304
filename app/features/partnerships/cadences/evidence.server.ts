import { type Day, dayIn } from '#platform/context/days.ts'
import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Cadence } from './cadence.ts'
import { cadencesOf } from './reads.server.ts'

/** The communication plan: a cadence accepted for every partner other than the host; it lapses when a partner joins. */
export const communicationPlan: EvidenceSource = {
  keyAction: 'communication_plan',
  find: async (tx, partnershipId) => {
    const { partners } = await readPartnership(tx, partnershipId)
    const others = presentPartners(partners)
      .filter((partner) => !partner.isHost)
      .map((partner) => ({
        id: partner.organizationId,
        name: partner.name,
        since: dayIn(tx.workspace.timeZone, partner.since),
      }))
    // What partners agree among themselves is beside it: a plan is one that takes in everybody.
    const withHost = (await cadencesOf(tx, partnershipId)).filter(
      (one) => one.other.id === tx.workspace.hostOrganizationId,
    )
    return planEvidence(withHost, others, partnershipId)
  },
}

export function planEvidence(
  cadences: readonly Pick<Cadence, 'id' | 'organization' | 'acceptedOn' | 'weight'>[],
  partners: readonly { id: string; name: string; since: Day }[],
  partnershipId: string,
): Evidence {
  const agreed = cadences.flatMap((one) =>
    one.acceptedOn !== null && one.weight === 'counts' ? [{ ...one, on: one.acceptedOn }] : [],
  )
  const covered = partners.filter(({ id }) => agreed.some((one) => one.organization.id === id))
  const missing = partners.filter((partner) => !covered.includes(partner))
  const lastAgreed =
    agreed
      .map((one) => one.on)
      .sort()
      .at(-1) ?? null
  const [item] = agreed
  const enough = partners.length > 0 && missing.length === 0
  // Enough once, until those joined that are missing now.
  const lapsed =
    lastAgreed !== null && missing.length > 0 && missing.every(({ since }) => since > lastAgreed)
      ? (missing.map(({ since }) => since).sort()[0] ?? null)
      : null
  return {
    items:
      item === undefined || lastAgreed === null
        ? []
        : [
            {
              kind: 'cadence',
              id: item.id,
              on: lastAgreed,
              text: enough
                ? m.cadence_evidence_agreed({ count: partners.length })
                : m.cadence_evidence_some({ names: formatList(covered.map(({ name }) => name)) }),
              href: `/partnerships/${partnershipId}/cadence`,
            },
          ],
    enough,
    missing: enough
      ? null
      : partners.length === 0
        ? m.cadence_missing_nobody()
        : m.cadence_missing({ names: formatList(missing.map(({ name }) => name)) }),
    lapsedOn: lapsed,
  }
}
