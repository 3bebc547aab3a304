import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { benefitsApi, equityApi, speakingApi } from './api.server.ts'
import { reachableBenefits } from './benefits.server.ts'
import { equityChapter } from './chapter.server.tsx'
import { exportedBenefits, exportedEquity, exportedSpeaking } from './export.server.ts'
import { givenChapter } from './given.server.tsx'
import { hoursApi } from './hours/api.server.ts'
import { exportedHours } from './hours/export.server.ts'
import { restoreHours, undoHours } from './hours/note.server.ts'
import { reachableHours } from './hours/reads.server.ts'
import { restoreBenefit, undoBenefit } from './note-benefit.server.ts'
import { equityMerges, eraseNoters, keepAsks } from './people.server.ts'
import { undoSpeaking } from './speaking.server.ts'
import { tallyEquity } from './tally.server.ts'
import { askNotices, tellOfAsks } from './tell.server.ts'
import { leadOneSided } from './warning.server.ts'

export const equity: Omit<Feature, 'name'> = {
  jobs: { 'equity.tally': tallyEquity, 'equity.asks': tellOfAsks },
  schedules: [
    { job: 'equity.tally', cron: '* * * * *' },
    { job: 'equity.asks', cron: '50 5 * * *' },
  ],
  noticeKinds: askNotices,
  inverses: {
    'benefit.noted': undoBenefit,
    'benefit.removed': restoreBenefit,
    'hours.noted': undoHours,
    'hours.removed': restoreHours,
    'meeting.speaking_noted': undoSpeaking,
  },
  sentences: {
    'benefit.noted': () => m.history_benefit_noted(),
    'benefit.removed': () => m.history_benefit_removed(),
    'benefit.restored': () => m.history_benefit_restored(),
    'hours.noted': () => m.history_hours_noted(),
    'hours.removed': () => m.history_hours_removed(),
    'hours.restored': () => m.history_hours_restored(),
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
    {
      kind: 'hourEntry',
      describe: async (tx, ids) =>
        (
          await reachableHours(tx)
            .where('hourEntries.id', 'in', [...ids, tx.workspace.id])
            .select(['hourEntries.id', 'organizations.name as organization', 'hourEntries.partnershipId'])
            .execute()
        ).map((one) => ({
          id: one.id,
          title: m.hours_by({ organization: one.organization }),
          href: `/partnerships/${one.partnershipId}/hours`,
        })),
    },
  ],
  warnings: [leadOneSided],
  merges: equityMerges,
  erasures: [eraseNoters, keepAsks],
  chapters: [equityChapter, givenChapter],
  exports: [exportedEquity, exportedBenefits, exportedSpeaking, exportedHours],
  api: [equityApi, benefitsApi, speakingApi, hoursApi],
}
