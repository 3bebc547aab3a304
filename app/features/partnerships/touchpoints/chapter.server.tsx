import type { Chapter } from '#platform/features/dossier.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { listTouchpoints } from './reads.server.ts'
import { kindWord, titleOf, whoTookPart } from './say.ts'

const most = 40

/** The contacts that all partners read, the last first; what an organization keeps to itself is not handed on. */
export const touchpointsChapter: Chapter = {
  name: 'touchpoints',
  order: 62,
  title: () => m.touchpoints_title(),
  write: async (tx, partnershipId) => {
    const { items, total } = await listTouchpoints(tx, {
      filters: { partnershipId, audience: 'partnership' },
      query: '',
      cursor: null,
      limit: most,
      countTo: null,
    })
    if (items.length === 0) return null
    return (
      <Entries
        total={total}
        entries={items.map((one) => ({
          key: one.id,
          title: `${formatDay(one.happenedOn)} · ${kindWord(one.kind)}`,
          text: one.summary === '' ? titleOf(one) : one.summary,
          beside: [whoTookPart(one, 20)],
        }))}
      />
    )
  },
}
