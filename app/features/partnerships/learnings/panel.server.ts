import type { Panel } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { listLearnings } from './reads.server.ts'
import { kindWord, titleOf } from './say.ts'

const most = 8

/** On a community's page: what was learned there last, of what the reader may read. Nothing where that is nothing. */
export const learnedThere: Panel = {
  place: 'community',
  order: 10,
  load: async (tx, communityId) => {
    const { items } = await listLearnings(tx, {
      filters: { communityId },
      counting: true,
      query: '',
      cursor: null,
      limit: most,
    })
    // Who has left reads of which community it was then.
    const there = items.filter((one) => one.community?.id === communityId)
    if (there.length === 0) return null
    return {
      title: m.learned_there(),
      href: null,
      linkText: null,
      rows: there.map((one) => ({
        id: one.id,
        text: titleOf(one),
        detail: [
          kindWord(one.kind),
          ...(one.speaker === '' ? [] : [one.speaker]),
          one.partnershipName,
          ...(one.audience === 'organization' ? [m.learning_only_us()] : []),
        ].join(' · '),
        when: formatDay(one.heardOn, tx.today),
        href: `/learnings/${one.id}`,
        tone: 'plain' as const,
      })),
      empty: '',
    }
  },
}
