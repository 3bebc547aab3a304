import { sql } from 'kysely'
import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAccept } from './accept.server.ts'
import { undoAcknowledge } from './acknowledge.server.ts'
import { undoAnswer } from './answer-renegotiation.server.ts'
import { commitmentsApi } from './api.server.ts'
import { promisesChapter } from './chapter.server.tsx'
import { undoDispute } from './dispute.server.ts'
import { commitmentsDue } from './due.server.ts'
import { exportedCommitments } from './export.server.ts'
import { commitmentReach } from './facts.server.ts'
import { undoFulfil } from './fulfil.server.ts'
import { commitmentMerges, openCommitments } from './move.server.ts'
import { openPromises } from './panel.server.ts'
import { ledgerRows } from './reads.server.ts'
import { restoreCommitment, unpledge } from './remove.server.ts'
import { undoRenegotiate } from './renegotiate.server.ts'
import { commitmentsAhead } from './roadmap.server.ts'
import { undoSettleDispute } from './settle-dispute.server.ts'
import { tallyLedgers } from './tally.server.ts'
import {
  commitmentNotices,
  tellAcknowledged,
  tellAskedFor,
  tellDay,
  tellDisputed,
  tellFulfilled,
  tellPledged,
  tellSettled,
  tellWithdrawn,
} from './tell.server.ts'
import { keptFalling, promisesLate, workOneSided } from './warnings.server.ts'
import { undoWithdraw } from './withdraw.server.ts'

export const commitments: Omit<Feature, 'name'> = {
  jobs: { 'ledger.tally': tallyLedgers },
  schedules: [{ job: 'ledger.tally', cron: '* * * * *' }],
  noticeKinds: commitmentNotices,
  listeners: {
    commitments: {
      'commitment.pledged': tellPledged,
      'commitment.removed': forget('promise-made'),
      'commitment.fulfilled': tellFulfilled,
      'commitment.unfulfilled': forget('promise-done'),
      'commitment.acknowledged': tellAcknowledged,
      'commitment.unacknowledged': forget('promise-done'),
      'commitment.disputed': tellDisputed,
      'commitment.undisputed': forget('promise-disputed'),
      'commitment.disputeSettled': tellSettled,
      'commitment.disputeReopened': forget('promise-disputed'),
      'commitment.renegotiated': tellAskedFor,
      'commitment.unrenegotiated': forget('promise-moved'),
      'commitment.renegotiationAccepted': tellDay,
      'commitment.renegotiationDeclined': tellDay,
      'commitment.renegotiationReopened': forget('promise-moved'),
      'commitment.withdrawn': tellWithdrawn,
      'commitment.unwithdrawn': forget('promise-moved'),
    },
  },
  inverses: {
    'commitment.pledged': unpledge,
    'commitment.removed': restoreCommitment,
    'commitment.accepted': undoAccept,
    'commitment.fulfilled': undoFulfil,
    'commitment.acknowledged': undoAcknowledge,
    'commitment.disputed': undoDispute,
    'commitment.disputeSettled': undoSettleDispute,
    'commitment.renegotiated': undoRenegotiate,
    'commitment.renegotiationAccepted': undoAnswer,
    'commitment.renegotiationDeclined': undoAnswer,
    'commitment.withdrawn': undoWithdraw,
  },
  sentences: {
    'commitment.pledged': () => m.history_commitment_pledged(),
    'commitment.changed': () => m.history_commitment_changed(),
    'commitment.removed': () => m.history_commitment_removed(),
    'commitment.restored': () => m.history_commitment_restored(),
    'commitment.accepted': () => m.history_commitment_accepted(),
    'commitment.unaccepted': () => m.history_commitment_unaccepted(),
    'commitment.fulfilled': () => m.history_commitment_fulfilled(),
    'commitment.unfulfilled': () => m.history_commitment_unfulfilled(),
    'commitment.acknowledged': () => m.history_commitment_acknowledged(),
    'commitment.unacknowledged': () => m.history_commitment_unacknowledged(),
    'commitment.disputed': () => m.history_commitment_disputed(),
    'commitment.undisputed': () => m.history_commitment_undisputed(),
    'commitment.disputeSettled': () => m.history_commitment_dispute_settled(),
    'commitment.disputeReopened': () => m.history_commitment_dispute_reopened(),
    'commitment.renegotiated': () => m.history_commitment_renegotiated(),
    'commitment.unrenegotiated': () => m.history_commitment_unrenegotiated(),
    'commitment.renegotiationAccepted': () => m.history_commitment_renegotiation_accepted(),
    'commitment.renegotiationDeclined': () => m.history_commitment_renegotiation_declined(),
    'commitment.renegotiationReopened': () => m.history_commitment_renegotiation_reopened(),
    'commitment.withdrawn': () => m.history_commitment_withdrawn(),
    'commitment.unwithdrawn': () => m.history_commitment_unwithdrawn(),
  },
  dueItems: [commitmentsDue],
  warnings: [promisesLate, keptFalling, workOneSided],
  roadmap: [commitmentsAhead],
  panels: [openPromises],
  searchKinds: [
    {
      kind: 'commitment',
      table: 'commitments',
      label: () => m.commitments_title(),
      reach: commitmentReach,
      describe: async (tx, ids) =>
        (await ledgerRows(tx, sql`c.id = any(${ids}::uuid[])`)).map((row) => ({
          id: row.id,
          title: row.text,
          detail: m.commitment_found({ promisor: row.promisor.name, partnership: row.partnershipName }),
          href: `/commitments/${row.id}`,
        })),
    },
  ],
  handovers: [openCommitments],
  erasures: [leadsOn('commitments.responsible_person_id')],
  merges: commitmentMerges,
  chapters: [promisesChapter],
  exports: [exportedCommitments],
  api: [commitmentsApi],
}
