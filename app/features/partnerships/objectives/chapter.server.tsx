import type { Chapter } from '#platform/features/dossier.server.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { objectivesOf } from './reads.server.ts'

/** What each partner wants of it for itself, as far as it told the others. */
export const objectivesChapter: Chapter = {
  name: 'objectives',
  order: 22,
  title: () => m.objectives_title(),
  write: async (tx, partnershipId) => {
    const told = (await objectivesOf(tx, partnershipId)).filter((one) => one.audience === 'partnership')
    if (told.length === 0) return null
    return (
      <Entries
        entries={told.map((one) => ({
          key: one.id,
          title: one.what,
          text: one.why,
          beside: [one.organizationName],
        }))}
      />
    )
  },
}
