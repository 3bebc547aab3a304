import type { BesideSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { learnedTopics } from './learning.ts'
import { learnedIn } from './reads.server.ts'
import { addWord, kindWord, nothingYet, titleOf } from './say.ts'

/** Beside the key actions of “acclimate”: what was learned of the community's culture, needs and networks, or is still to be. */
export const learnedOfCommunity: BesideSource = {
  stage: 'acclimate',
  find: async (tx, partnershipId) => {
    const learned = await learnedIn(tx, partnershipId)
    const here = `/partnerships/${partnershipId}/learnings`
    return {
      title: m.learned_title(),
      lede: m.learned_lede(),
      href: here,
      linkText: m.learned_all(),
      topics: learnedTopics.map((kind) => {
        const found = learned.get(kind)
        return {
          key: kind,
          name: kindWord(kind),
          says: found === undefined ? nothingYet(kind) : m.learnings_count({ count: found.count }),
          latest:
            found === undefined
              ? null
              : {
                  text: titleOf(found.latest),
                  language: found.latest.language,
                  on: found.latest.heardOn,
                  href: `/learnings/${found.latest.id}`,
                },
          add: { href: `${here}/new?kind=${kind}`, text: addWord(kind) },
        }
      }),
    }
  },
}
