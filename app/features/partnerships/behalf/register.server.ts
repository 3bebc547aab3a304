import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { behalfDueItems } from './due.server.ts'
import { eraseAsked } from './erase.server.ts'
import { askPartner } from './mail.server.tsx'
import { behalfSubject } from './subject.server.ts'

export const behalfNoun: Omit<Feature, 'name'> = {
  listeners: { behalf: { 'behalf.recorded': askPartner } },
  dueItems: [behalfDueItems],
  erasures: [eraseAsked],
  subjects: [behalfSubject],
  // `behalf.recorded` has no sentence: the act itself stands in the history, with for whom it was recorded.
  sentences: {
    'behalf.accepted': () => m.history_behalf_accepted(),
    'behalf.disputed': () => m.history_behalf_disputed(),
  },
}
