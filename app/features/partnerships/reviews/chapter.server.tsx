import type { Chapter } from '#platform/features/dossier.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { listReviews } from './reads.server.ts'
import { answerWord, changeWords } from './say.ts'

const most = 10

/** When the goals were looked at again, and for each what was decided and why. */
export const reviewsChapter: Chapter = {
  name: 'reviews',
  order: 24,
  title: () => m.reviews_title(),
  write: async (tx, partnershipId) => {
    const { items, total } = await listReviews(tx, { partnershipId, limit: most, cursor: null })
    if (items.length === 0) return null
    return (
      <Entries
        total={total}
        entries={items.map((review) => ({
          key: review.id,
          title: formatDay(review.reviewedOn),
          text: review.note,
          beside: [
            ...review.items.map(({ what, answer, why, changes }) =>
              [
                m.dossier_voice({ organization: m.goal_quoted({ goal: what }), said: answerWord(answer) }),
                ...changes.map((change) => changeWords(change, tx.today)),
                why,
              ]
                .filter((part) => part !== '')
                .join(' · '),
            ),
            review.reviewedBy === null
              ? review.organizationName
              : m.dossier_person_of({ name: review.reviewedBy, organization: review.organizationName }),
          ],
        }))}
      />
    )
  },
}
