import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { unbeginAffiliation } from './affiliate.server.ts'
import { resumeAffiliation } from './end.server.ts'
import { affiliationMerges } from './merge.server.ts'

export const affiliations: Omit<Feature, 'name'> = {
  inverses: { 'affiliation.begun': unbeginAffiliation, 'affiliation.ended': resumeAffiliation },
  merges: affiliationMerges,
  sentences: {
    'affiliation.begun': () => m.history_affiliation_begun(),
    'affiliation.changed': () => m.history_affiliation_changed(),
    'affiliation.ended': () => m.history_affiliation_ended(),
    'affiliation.resumed': () => m.history_affiliation_resumed(),
    'affiliation.withdrawn': () => m.history_affiliation_withdrawn(),
  },
}
