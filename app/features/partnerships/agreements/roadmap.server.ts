import type { RoadmapSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { comesToEndOn } from './agreement.ts'
import { signedEndingBetween } from './waiting.server.ts'

/** The days on which signed agreements come to their end: then they are renewed or run out, or a side has ended them. */
export const agreementsAhead: RoadmapSource = {
  kind: 'agreement',
  label: () => m.roadmap_renewals(),
  find: async (tx, span) =>
    (await signedEndingBetween(tx, span)).map((one) => ({
      kind: 'agreement',
      recordId: one.id,
      partnershipId: one.partnershipId,
      on: comesToEndOn(one) ?? span.from,
      title: m.roadmap_renewal({ title: one.title }),
      who: formatList([...new Set(one.sending?.signers.map((signer) => signer.organizationName) ?? [])]),
      href: `/agreements/${one.id}`,
      move: { may: false, why: m.roadmap_fixed_agreement() },
    })),
}
