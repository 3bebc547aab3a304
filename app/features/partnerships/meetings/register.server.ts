import { isRefusal } from '#platform/errors/errors.ts'
import type { Feature, JobHandler } from '#platform/features/feature.server.ts'
import { forget } from '#platform/notices/lapse.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { agendaItemsApi, notedDecisionsApi } from './agenda-api.server.ts'
import { meetingsApi } from './api.server.ts'
import { undoCancel } from './cancel.server.ts'
import { meetingsChapter } from './chapter.server.tsx'
import { restoreDecision, undoDecision } from './decisions.server.ts'
import { draftMerges, erasedDrafts } from './drafts/register.server.ts'
import { meetingsDue } from './due.server.ts'
import { exportedMeetings } from './export.server.ts'
import {
  exportedAgenda,
  exportedMeetingDecisions,
  exportedMeetingPeople,
  exportedMinutes,
} from './export-beside.server.ts'
import { meetingKind, minutesKind } from './found.server.ts'
import { undoAttendance, undoHold } from './hold.server.ts'
import { mailInvitees } from './invite.server.ts'
import { restoreItem, undoItem } from './items.server.ts'
import type { Answer } from './meeting.ts'
import { meetingMerges } from './merge.server.ts'
import { minutesDue } from './minutes-due.server.ts'
import { erasedInvitee, meetingChair } from './people.server.ts'
import { recordReply } from './reply.server.ts'
import { meetingsAhead } from './roadmap.server.ts'
import { answerWord } from './say.ts'
import { unconfirmMinutes } from './send.server.ts'
import { makeSeriesAhead } from './series/ahead.server.ts'
import { seriesApi } from './series/api.server.ts'
import { undoEnd, undoStart } from './series/end.server.ts'
import { exportedSeries } from './series/export.server.ts'
import { inviteToAll } from './series/invite.server.ts'
import { seriesDuties, seriesMerges } from './series/people.server.ts'
import { seriesById } from './series/reads.server.ts'
import { tellConfirmed, tellInvitees, tellMinutes } from './tell.server.ts'
import { undoCall } from './uncall.server.ts'
import { undoMinutes } from './unwrite.server.ts'

const inviteAll: JobHandler = async (ctx, event) => {
  await tellInvitees(ctx, event)
  await mailInvitees(ctx, event)
}

/** What calendars answer to the invitation of one meeting, or of all of a series. */
const takeReply: NonNullable<Feature['calendarReplies']>[number]['receive'] = async (tx, reply) => {
  const answer = await recordReply(tx, reply)
  return isRefusal(answer) ? answer : undefined
}

export const meetings: Omit<Feature, 'name'> = {
  calendarReplies: [
    { kind: 'meeting', receive: takeReply },
    { kind: 'meetingSeries', receive: takeReply },
  ],
  jobs: { 'meetings.ahead': makeSeriesAhead },
  schedules: [{ job: 'meetings.ahead', cron: '5 3 * * *' }],
  listeners: {
    meetings: {
      'series.started': inviteToAll,
      'series.changed': inviteToAll,
      'series.ended': inviteToAll,
      'series.resumed': inviteToAll,
      'meeting.called': inviteAll,
      'meeting.uncalled': forget('meeting.invitation'),
      'meeting.changed': inviteAll,
      'meeting.cancelled': inviteAll,
      'meeting.uncancelled': inviteAll,
      'meeting.minutes_sent': tellMinutes,
      'meeting.minutes_confirmed': tellConfirmed,
      'meeting.minutes_unconfirmed': forget('meeting.minutes-confirmed'),
    },
  },
  inverses: {
    'series.started': undoStart,
    'series.ended': undoEnd,
    'meeting.called': undoCall,
    'meeting.cancelled': undoCancel,
    'meeting.minutes_written': undoMinutes,
    'meeting.held': undoHold,
    'meeting.attendance': undoAttendance,
    'meeting.item_added': undoItem,
    'meeting.item_removed': restoreItem,
    'meeting.decision_noted': undoDecision,
    'meeting.decision_removed': restoreDecision,
    'meeting.minutes_confirmed': unconfirmMinutes,
  },
  sentences: {
    'calendar.made': () => m.history_calendar_made(),
    'calendar.renewed': () => m.history_calendar_renewed(),
    'calendar.ended': () => m.history_calendar_ended(),
    'series.started': () => m.history_series_started(),
    'series.changed': ({ from }) => m.history_series_changed({ day: formatDay(String(from)) }),
    'series.kept': () => m.history_series_kept(),
    'series.ended': ({ day }) => m.history_series_ended({ day: formatDay(String(day)) }),
    'series.resumed': () => m.history_series_resumed(),
    'series.day_opened': ({ day }) => m.history_series_day_opened({ day: formatDay(String(day)) }),
    'series.answered': ({ answer }) => m.history_series_answered({ answer: answerWord(answer as Answer) }),
    'meeting.called': () => m.history_meeting_called(),
    'meeting.uncalled': () => m.history_meeting_uncalled(),
    'meeting.changed': () => m.history_meeting_changed(),
    'meeting.cancelled': () => m.history_meeting_cancelled(),
    'meeting.uncancelled': () => m.history_meeting_uncancelled(),
    'meeting.answered': ({ answer, own }) => {
      const facts = { answer: answerWord(answer as Answer) }
      return own === true ? m.history_meeting_answered_own(facts) : m.history_meeting_answered(facts)
    },
    'meeting.held': () => m.history_meeting_held(),
    'meeting.unheld': () => m.history_meeting_unheld(),
    'meeting.attendance': () => m.history_meeting_attendance(),
    'meeting.item_added': () => m.history_meeting_item_added(),
    'meeting.item_removed': () => m.history_meeting_item_removed(),
    'meeting.item_restored': () => m.history_meeting_item_restored(),
    'meeting.items_ordered': () => m.history_meeting_items_ordered(),
    'meeting.item_taken_up': () => m.history_meeting_item_taken_up(),
    'meeting.clock_stopped': () => m.history_meeting_clock_stopped(),
    'meeting.decision_noted': () => m.history_meeting_decision_noted(),
    'meeting.decision_removed': () => m.history_meeting_decision_removed(),
    'meeting.minutes_written': () => m.history_meeting_minutes_written(),
    'meeting.minutes_restored': () => m.history_meeting_minutes_restored(),
    'meeting.minutes_sent': () => m.history_meeting_minutes_sent(),
    'meeting.minutes_confirmed': () => m.history_meeting_minutes_confirmed(),
    'meeting.minutes_unconfirmed': () => m.history_meeting_minutes_unconfirmed(),
  },
  noticeKinds: [
    // The mail is the invitation itself, with its calendar entry.
    {
      kind: 'meeting.invitation',
      theme: 'meetings',
      label: () => m.notice_kind_meeting_invitation(),
      byMail: 'never',
    },
    {
      kind: 'meeting.minutes',
      theme: 'meetings',
      label: () => m.notice_kind_meeting_minutes(),
      byMail: 'now',
    },
    {
      kind: 'meeting.minutes-confirmed',
      theme: 'meetings',
      label: () => m.notice_kind_minutes_confirmed(),
      byMail: 'digest',
      asksNothing: true,
    },
  ],
  dueItems: [meetingsDue, minutesDue],
  roadmap: [meetingsAhead],
  searchKinds: [meetingKind, minutesKind],
  subjects: [
    {
      kind: 'meetingSeries',
      describe: async (tx, ids) =>
        (await seriesById(tx, ids)).map(({ id, title }) => ({ id, title, href: `/series/${id}` })),
    },
  ],
  handovers: [meetingChair, seriesDuties],
  merges: [...meetingMerges, ...seriesMerges, ...draftMerges],
  erasures: [erasedDrafts, erasedInvitee],
  chapters: [meetingsChapter],
  exports: [
    exportedMeetings,
    exportedSeries,
    exportedAgenda,
    exportedMeetingPeople,
    exportedMinutes,
    exportedMeetingDecisions,
  ],
  api: [meetingsApi, agendaItemsApi, notedDecisionsApi, seriesApi],
}
