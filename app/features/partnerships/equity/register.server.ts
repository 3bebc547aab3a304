import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { benefitsApi, equityApi, speakingApi } from './api.server.ts'
import { reachableBenefits } from './benefits.server.ts'
import { exportedBenefits, exportedSpeaking } from './export.server.ts'
import { restoreBenefit, undoBenefit } from './note-benefit.server.ts'
import { equityMerges, eraseNoters } from './people.server.ts'
import { undoSpeaking } from './speaking.server.ts'
import { leadOneSided } from './warning.server.ts'

export const equity: Omit<Feature, 'name'> = {
  inverses: {
    'benefit.noted': undoBenefit,
    'benefit.removed': restoreBenefit,
    'meeting.speaking_noted': undoSpeaking,
  },
  sentences: {
    'benefit.noted': () => m.history_benefit_noted(),
    'benefit.removed': () => m.history_benefit_removed(),
    'benefit.restored': () => m.history_benefit_restored(),
    'meeting.speaking_noted': () => m.history_speaking_noted(),
    'meeting.speaking_taken_back': () => m.history_speaking_taken_back(),
  },
  subjects: [
    {
      kind: 'benefit',
      describe: async (tx, ids) =>
        (
          await reachableBenefits(tx)
            .where('benefits.id', 'in', [...ids, tx.workspace.id])
            .select(['benefits.id', 'benefits.what', 'benefits.partnershipId'])
            .execute()
        ).map((one) => ({
          id: one.id,
          title: one.what,
          href: `/partnerships/${one.partnershipId}/benefits`,
        })),
    },
  ],
  warnings: [leadOneSided],
  merges: equityMerges,
  erasures: [eraseNoters],
  exports: [exportedBenefits, exportedSpeaking],
  api: [equityApi, benefitsApi, speakingApi],
}
