import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { suggestionsApi } from './api.server.ts'
import { exportedSuggestions } from './export.server.ts'
import { suggestionsById } from './reads.server.ts'
import { suggestionNotice, tellSettled, tellSuggested } from './tell.server.ts'
import { undoSuggest } from './withdraw.server.ts'

export const suggestions: Omit<Feature, 'name'> = {
  listeners: {
    suggestions: {
      'suggestion.made': tellSuggested,
      'suggestion.accepted': tellSettled,
      'suggestion.declined': tellSettled,
    },
  },
  inverses: { 'suggestion.made': undoSuggest },
  noticeKinds: [suggestionNotice],
  sentences: {
    'suggestion.made': () => m.history_suggestion_made(),
    'suggestion.accepted': ({ number }) => m.history_suggestion_accepted({ number: Number(number) }),
    'suggestion.declined': () => m.history_suggestion_declined(),
    'suggestion.withdrawn': () => m.history_suggestion_withdrawn(),
  },
  subjects: [
    {
      kind: 'suggestion',
      describe: async (tx, ids) =>
        (await suggestionsById(tx, ids)).map((one) => ({
          id: one.id,
          title: m.suggestion_for({ title: one.agreementTitle }),
          href: `/agreements/${one.agreementId}/suggestions#suggestion-${one.id}`,
        })),
    },
  ],
  exports: [exportedSuggestions],
  api: [suggestionsApi],
}
