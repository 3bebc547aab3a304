import type { Feature } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { peopleChapter } from './chapter.server.tsx'
import { partnerDueItems } from './due.server.ts'
import { eraseInvited, eraseRepresentative } from './erase.server.ts'
import { partnerExport, representativeExport } from './export.server.ts'
import { followAffiliationEnd, followEndedAffiliations } from './handovers/ask.server.ts'
import { representativeMerges } from './handovers/merge.server.ts'
import { representation } from './handovers/representatives.server.ts'
import { sendApproved } from './invitations/send-approved.server.ts'
import { followAcceptedInvitation } from './invitations/taken-up.server.ts'
import { restoreInvitation } from './invitations/withdraw.server.ts'
import { withdrawPartner } from './invite.server.ts'
import { resumeRepresentation } from './represent.server.ts'
import { invitationSubject, partnerSubject, representativeSubject } from './subjects.server.ts'
import { undoAnswer } from './take-back.server.ts'
import { partnerNotices, tellCame, tellDeclined, tellLeft } from './tell.server.ts'

export const partnerNoun: Omit<Feature, 'name'> = {
  jobs: { 'partners.affiliations': followEndedAffiliations },
  schedules: [{ job: 'partners.affiliations', cron: '17 3 * * *' }],
  noticeKinds: partnerNotices,
  listeners: {
    partners: {
      'partner.accepted': tellCame,
      'partner.declined': tellDeclined,
      'partner.left': tellLeft,
      'partner.answer_taken_back': forget('partner'),
      'affiliation.ended': followAffiliationEnd,
      'invitation.accepted': followAcceptedInvitation,
      'approval.approved': sendApproved,
    },
  },
  dueItems: [partnerDueItems],
  handovers: [representation],
  merges: representativeMerges,
  erasures: [eraseInvited, eraseRepresentative],
  subjects: [partnerSubject, representativeSubject, invitationSubject],
  chapters: [peopleChapter],
  exports: [partnerExport, representativeExport],
  inverses: {
    'partner.invited': withdrawPartner,
    'partner.accepted': undoAnswer('partner.accepted'),
    'partner.declined': undoAnswer('partner.declined'),
    'partner.left': undoAnswer('partner.left'),
    'representative.ended': resumeRepresentation,
    'invitation.withdrawn': restoreInvitation,
  },
  sentences: {
    'partner.invited': () => m.history_partner_invited(),
    'partner.withdrawn': () => m.history_partner_withdrawn(),
    'partner.accepted': () => m.history_partner_accepted(),
    'partner.declined': () => m.history_partner_declined(),
    'partner.left': () => m.history_partner_left(),
    'partner.answer_taken_back': () => m.history_partner_answer_taken_back(),
    'representative.added': () => m.history_representative_added(),
    'representative.ended': ({ because }) =>
      because === 'affiliation'
        ? m.history_representative_ended_affiliation()
        : m.history_representative_ended(),
    'representative.resumed': () => m.history_representative_resumed(),
    'invitation.resent': () => m.history_invitation_resent(),
    'invitation.restored': () => m.history_invitation_restored(),
    'handover.asked': () => m.history_handover_asked(),
    'handover.done': () => m.history_handover_done(),
    'handover.dismissed': () => m.history_handover_dismissed(),
  },
}
