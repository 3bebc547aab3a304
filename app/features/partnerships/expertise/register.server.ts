import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAnswer } from './answer.server.ts'
import { expertiseApi } from './api.server.ts'
import { undoCredit } from './credit.server.ts'
import { expertiseDue } from './due.server.ts'
import { exportedCredits, exportedExpertise } from './export.server.ts'
import { restoreExpertise, undoOffer } from './offer.server.ts'
import { organizationKnows, personKnows } from './panel.server.ts'
import { eraseExpertise, expertiseMerges } from './people.server.ts'
import { expertiseById, expertiseReach } from './reads.server.ts'
import { expertiseNotices, tellCredited, tellProposed } from './tell.server.ts'

export const expertise: Omit<Feature, 'name'> = {
  listeners: { expertise: { 'expertise.proposed': tellProposed, 'expertise.credited': tellCredited } },
  inverses: {
    'expertise.offered': undoOffer,
    'expertise.proposed': undoOffer,
    'expertise.withdrawn': restoreExpertise,
    'expertise.accepted': undoAnswer,
    'expertise.declined': undoAnswer,
    'expertise.credited': undoCredit,
  },
  sentences: {
    'expertise.offered': () => m.history_expertise_offered(),
    'expertise.proposed': () => m.history_expertise_proposed(),
    'expertise.withdrawn': () => m.history_expertise_withdrawn(),
    'expertise.restored': () => m.history_expertise_restored(),
    'expertise.accepted': () => m.history_expertise_accepted(),
    'expertise.declined': () => m.history_expertise_declined(),
    'expertise.reopened': () => m.history_expertise_reopened(),
    'expertise.credited': () => m.history_expertise_credited(),
    'expertise.credit_taken_back': () => m.history_expertise_credit_taken_back(),
  },
  dueItems: [expertiseDue],
  noticeKinds: expertiseNotices,
  panels: [organizationKnows, personKnows],
  searchKinds: [
    {
      kind: 'expertise',
      table: 'expertises',
      label: () => m.expertise_title(),
      reach: expertiseReach,
      describe: async (tx, ids) =>
        (await expertiseById(tx, ids)).map((one) => ({
          id: one.id,
          title: one.topic,
          detail: one.holder,
          href: `/expertise/${one.id}`,
        })),
    },
  ],
  merges: expertiseMerges,
  erasures: [eraseExpertise],
  exports: [exportedExpertise, exportedCredits],
  api: [expertiseApi],
}
