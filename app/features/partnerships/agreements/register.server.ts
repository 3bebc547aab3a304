import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { agreementsApi } from './api.server.ts'
import { exportedBudgets } from './budget/export.server.ts'
import { agreementsChapter } from './chapter.server.tsx'
import { agreementsDue, signaturesDue } from './due.server.ts'
import { enclosedAgreements } from './enclosed.server.ts'
import { undoEnd } from './end.server.ts'
import { exportedAgreements, exportedSigners } from './export.server.ts'
import { agreementMerges, eraseSigner } from './people.server.ts'
import { agreementReach, agreementsById } from './reads.server.ts'
import { endingNotice, remindOfEndings } from './remind.server.ts'
import { restoreAgreement, undraft } from './remove.server.ts'
import { agreementsAhead } from './roadmap.server.ts'
import { askSigners, tellChange, tellContinued, tellEnded } from './tell.server.tsx'
import { agreementVersionsApi } from './versions-api.server.ts'
import { agreementExpiring, signerLeft } from './warnings.server.ts'

export const agreements: Omit<Feature, 'name'> = {
  listeners: {
    agreements: {
      'agreement.sent': askSigners,
      'agreement.signed': askSigners,
      'agreement.signer_named': askSigners,
      'agreement.asked_again': askSigners,
      'agreement.declined': tellChange,
      'agreement.recalled': tellChange,
      'agreement.ended': tellEnded,
      'agreement.continued': tellContinued,
    },
  },
  jobs: { 'agreements.endings': remindOfEndings },
  schedules: [{ job: 'agreements.endings', cron: '40 5 * * *' }],
  noticeKinds: [
    endingNotice,
    {
      kind: 'agreement.signature',
      theme: 'agreements',
      label: () => m.notice_kind_agreement_signature(),
      byMail: 'now',
    },
    {
      kind: 'agreement.news',
      theme: 'agreements',
      label: () => m.notice_kind_agreement_news(),
      byMail: 'digest',
    },
  ],
  inverses: {
    'agreement.drafted': undraft,
    'agreement.removed': restoreAgreement,
    'agreement.ended': undoEnd,
  },
  sentences: {
    'agreement.drafted': ({ follows }) =>
      follows === 'renewal'
        ? m.history_agreement_renewal()
        : follows === 'amendment'
          ? m.history_agreement_amendment()
          : m.history_agreement_drafted(),
    'agreement.changed': () => m.history_agreement_changed(),
    'agreement.removed': () => m.history_agreement_removed(),
    'agreement.restored': () => m.history_agreement_restored(),
    'agreement.sent': () => m.history_agreement_sent(),
    'agreement.signed': ({ left }) =>
      left === 0 ? m.history_agreement_signed_last() : m.history_agreement_signed(),
    'agreement.declined': () => m.history_agreement_declined(),
    'agreement.recalled': () => m.history_agreement_recalled(),
    'agreement.signer_named': () => m.history_agreement_signer_named(),
    'agreement.asked_again': () => m.history_agreement_asked_again(),
    'agreement.ended': () => m.history_agreement_ended(),
    'agreement.continued': () => m.history_agreement_continued(),
  },
  dueItems: [signaturesDue, agreementsDue],
  warnings: [agreementExpiring, signerLeft],
  roadmap: [agreementsAhead],
  searchKinds: [
    {
      kind: 'agreement',
      table: 'agreements',
      label: () => m.agreements_title(),
      reach: agreementReach,
      describe: async (tx, ids) =>
        (await agreementsById(tx, ids)).map((agreement) => ({
          id: agreement.id,
          title: agreement.title,
          detail: agreement.partnershipName,
          href: `/agreements/${agreement.id}`,
        })),
    },
  ],
  merges: agreementMerges,
  erasures: [eraseSigner],
  chapters: [agreementsChapter],
  documents: [enclosedAgreements],
  exports: [exportedAgreements, exportedBudgets, exportedSigners],
  api: [agreementsApi, agreementVersionsApi],
}
