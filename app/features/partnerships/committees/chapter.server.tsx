import type { Chapter } from '#platform/features/dossier.server.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { holdsSeat } from './committee.ts'
import { listCommittees } from './reads.server.ts'
import { committeeWords, termWords } from './say.ts'

const most = 40

/** The committees, who sits in each and until when, and which seats are free. */
export const committeesChapter: Chapter = {
  name: 'committees',
  order: 32,
  title: () => m.committees_title(),
  write: async (tx, partnershipId) => {
    const { items, total } = await listCommittees(tx, {
      partnershipId,
      query: '',
      cursor: null,
      limit: most,
      direction: 'asc',
    })
    if (items.length === 0) return null
    return (
      <Entries
        total={total}
        entries={items.map((committee) => ({
          key: committee.id,
          title: committee.name,
          text: committee.purpose,
          beside: [
            committeeWords(committee, tx.today),
            ...committee.members
              .filter((member) => committee.endedOn !== null || holdsSeat(member, tx.today))
              .map((member) =>
                [
                  m.dossier_person_of({
                    name: member.person ?? m.dossier_somebody(),
                    organization: member.organization,
                  }),
                  termWords(member, tx.today),
                ].join(' · '),
              ),
          ],
        }))}
      />
    )
  },
}
