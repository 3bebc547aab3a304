import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { signedEndingBetween } from './waiting.server.ts'

/** The last days of agreements that are signed: then they are renewed or end. */
export const agreementsAhead: RoadmapSource = {
  kind: 'agreement',
  label: () => m.roadmap_renewals(),
  find: async (tx, span) =>
    (await signedEndingBetween(tx, span)).map((one) => ({
      kind: 'agreement',
      recordId: one.id,
      partnershipId: one.partnershipId,
      on: one.endsOn ?? span.from,
      title: m.roadmap_renewal({ title: one.title }),
      who: formatList([...new Set(one.sending?.signers.map((signer) => signer.organizationName) ?? [])]),
      href: `/agreements/${one.id}`,
      move: { may: false, why: m.roadmap_fixed_agreement() },
    })),
}
