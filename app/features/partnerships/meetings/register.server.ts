import { isRefusal } from '#platform/errors/errors.ts'
import type { Feature, JobHandler } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { meetingsApi } from './api.server.ts'
import { undoCancel } from './cancel.server.ts'
import { restoreDecision, undoDecision } from './decisions.server.ts'
import { meetingsDue } from './due.server.ts'
import { exportedMeetings } from './export.server.ts'
import { undoAttendance, undoHold } from './hold.server.ts'
import { mailInvitees } from './invite.server.tsx'
import { restoreItem, undoItem } from './items.server.ts'
import type { Answer } from './meeting.ts'
import { meetingMerges } from './merge.server.ts'
import { erasedInvitee, meetingChair } from './people.server.ts'
import { meetingReach, meetingsById } from './reads.server.ts'
import { recordReply } from './reply.server.ts'
import { meetingsAhead } from './roadmap.server.ts'
import { answerWord, foundWords } from './say.ts'
import { unconfirmMinutes } from './send.server.ts'
import { tellInvitees, tellMinutes } from './tell.server.ts'

const inviteAll: JobHandler = async (ctx, event) => {
  await tellInvitees(ctx, event)
  await mailInvitees(ctx, event)
}

export const meetings: Omit<Feature, 'name'> = {
  calendarReplies: [
    {
      kind: 'meeting',
      receive: async (tx, reply) => {
        const answer = await recordReply(tx, reply)
        return isRefusal(answer) ? answer : undefined
      },
    },
  ],
  listeners: {
    'meeting.called': inviteAll,
    'meeting.changed': inviteAll,
    'meeting.cancelled': inviteAll,
    'meeting.uncancelled': inviteAll,
    'meeting.minutes_sent': tellMinutes,
  },
  inverses: {
    'meeting.cancelled': undoCancel,
    'meeting.held': undoHold,
    'meeting.attendance': undoAttendance,
    'meeting.item_added': undoItem,
    'meeting.item_removed': restoreItem,
    'meeting.decision_noted': undoDecision,
    'meeting.decision_removed': restoreDecision,
    'meeting.minutes_confirmed': unconfirmMinutes,
  },
  sentences: {
    'meeting.called': () => m.history_meeting_called(),
    'meeting.changed': () => m.history_meeting_changed(),
    'meeting.cancelled': () => m.history_meeting_cancelled(),
    'meeting.uncancelled': () => m.history_meeting_uncancelled(),
    'meeting.answered': ({ answer }) => m.history_meeting_answered({ answer: answerWord(answer as Answer) }),
    'meeting.held': () => m.history_meeting_held(),
    'meeting.unheld': () => m.history_meeting_unheld(),
    'meeting.attendance': () => m.history_meeting_attendance(),
    'meeting.item_added': () => m.history_meeting_item_added(),
    'meeting.item_removed': () => m.history_meeting_item_removed(),
    'meeting.item_restored': () => m.history_meeting_item_restored(),
    'meeting.items_ordered': () => m.history_meeting_items_ordered(),
    'meeting.decision_noted': () => m.history_meeting_decision_noted(),
    'meeting.decision_removed': () => m.history_meeting_decision_removed(),
    'meeting.minutes_written': () => m.history_meeting_minutes_written(),
    'meeting.minutes_sent': () => m.history_meeting_minutes_sent(),
    'meeting.minutes_confirmed': () => m.history_meeting_minutes_confirmed(),
    'meeting.minutes_unconfirmed': () => m.history_meeting_minutes_unconfirmed(),
  },
  noticeKinds: [
    // The mail is the invitation itself, with its calendar entry.
    { kind: 'meeting.invitation', label: () => m.notice_kind_meeting_invitation(), byMail: 'never' },
    { kind: 'meeting.minutes', label: () => m.notice_kind_meeting_minutes(), byMail: 'now' },
  ],
  dueItems: [meetingsDue],
  roadmap: [meetingsAhead],
  searchKinds: [
    {
      kind: 'meeting',
      table: 'meetings',
      label: () => m.meetings_title(),
      reach: meetingReach,
      describe: async (tx, ids) =>
        (await meetingsById(tx, ids)).map((one) => ({
          id: one.id,
          title: one.title,
          detail: foundWords(one, tx.today),
          href: `/meetings/${one.id}`,
        })),
    },
  ],
  handovers: [meetingChair],
  merges: meetingMerges,
  erasures: [erasedInvitee],
  exports: [exportedMeetings],
  api: [meetingsApi],
}
