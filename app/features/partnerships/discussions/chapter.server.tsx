import { dayIn } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { listDiscussions } from './reads.server.ts'

const most = 40

/** What all partners talk about, and what was said last; every post is in the tables. */
export const discussionsChapter: Chapter = {
  name: 'discussions',
  order: 75,
  title: () => m.discussions_title(),
  write: async (tx, partnershipId) => {
    const { items, total } = await listDiscussions(tx, {
      partnershipId,
      audience: 'partnership',
      query: '',
      cursor: null,
      limit: most,
      direction: 'desc',
    })
    if (items.length === 0) return null
    const day = (moment: Date) => formatDay(dayIn(tx.workspace.timeZone, moment))
    return (
      <Entries
        total={total}
        entries={items.map(({ id, title, passage, last, posts }) => ({
          key: id,
          title,
          text: passage === null ? '' : `“${passage.text}”`,
          beside: [
            m.dossier_discussion_last({
              name: last.by ?? last.organizationName,
              day: day(last.at),
              text: last.body.length > 300 ? `${last.body.slice(0, 299)}…` : last.body,
            }),
            m.discussion_posts({ count: posts }),
          ],
        }))}
      />
    )
  },
}
