import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAcknowledgement } from './acknowledge.server.ts'
import { concernsApi } from './api.server.ts'
import { unanswerAsking, unask } from './asking.server.ts'
import { askingsApi } from './askings-api.server.ts'
import { concernsChapter } from './chapter.server.tsx'
import { askingsDue, concernsDue } from './due.server.ts'
import { concernsAddressed } from './evidence.server.ts'
import { exportedAskings, exportedConcerns } from './export.server.ts'
import { takeUpStewardship, undecline, unrefuse, unreplaceSteward } from './lay-down.server.ts'
import { concernErasure, concernMerges, stewardships } from './move.server.ts'
import { ombudspersons } from './ombudspersons/register.server.ts'
import { unraise, unwithdrawConcern } from './raise.server.ts'
import { concernReach, concernsNamed } from './reads.server.ts'
import { unreopen, unsettle } from './settle.server.ts'
import { unacceptStewardship } from './steward.server.ts'
import { concernNotices, tellInTheMorning } from './tell.server.ts'
import { askedNotice, forgetAsked, tellAsked } from './tell-asked.server.ts'
import { undoTrust } from './trust.server.ts'
import { concernOpenTooLong } from './warnings.server.ts'

export const concerns: Omit<Feature, 'name'> = {
  jobs: { 'concerns.morning': tellInTheMorning },
  schedules: [{ job: 'concerns.morning', cron: '40 4 * * *' }],
  noticeKinds: [...concernNotices, askedNotice],
  listeners: {
    concerns: {
      'concern.partners_asked': tellAsked,
      'concern.answer_taken_back': tellAsked,
      'concern.partners_unasked': forgetAsked,
      'concern.nothing_to_say': forgetAsked,
      'concern.something_to_say': forgetAsked,
    },
  },
  inverses: {
    ...ombudspersons.inverses,
    'concern.raised': unraise,
    'concern.withdrawn': unwithdrawConcern,
    'concern.steward_accepted': unacceptStewardship,
    'concern.steward_declined': undecline,
    'concern.steward_refused': unrefuse,
    'concern.steward_laid_down': takeUpStewardship,
    'concern.steward_replaced': unreplaceSteward,
    'concern.acknowledged': undoAcknowledgement,
    'concern.settled': unsettle,
    'concern.reopened': unreopen,
    'concern.trust_answered': undoTrust,
    'concern.partners_asked': unask,
    'concern.nothing_to_say': unanswerAsking,
    'concern.something_to_say': unanswerAsking,
  },
  // None of them says what it is about. `concern.raised_without_name` has no sentence: it is told to nobody.
  sentences: {
    ...ombudspersons.sentences,
    'concern.steward_agreed': () => m.history_concern_steward_agreed(),
    'concern.steward_refused': () => m.history_concern_steward_refused(),
    'concern.raised': () => m.history_concern_raised(),
    'concern.withdrawn': () => m.history_concern_withdrawn(),
    'concern.back': () => m.history_concern_back(),
    'concern.steward_proposed': () => m.history_concern_steward_proposed(),
    'concern.steward_accepted': () => m.history_concern_steward_accepted(),
    'concern.steward_unaccepted': () => m.history_concern_steward_unaccepted(),
    'concern.steward_declined': () => m.history_concern_steward_declined(),
    'concern.steward_undeclined': () => m.history_concern_steward_undeclined(),
    'concern.steward_unrefused': () => m.history_concern_steward_unrefused(),
    'concern.steward_laid_down': () => m.history_concern_steward_laid_down(),
    'concern.steward_again': () => m.history_concern_steward_again(),
    'concern.steward_replaced': () => m.history_concern_steward_replaced(),
    'concern.steward_back': () => m.history_concern_steward_back(),
    'concern.acknowledged': () => m.history_concern_acknowledged(),
    'concern.unacknowledged': () => m.history_concern_unacknowledged(),
    'concern.said': () => m.history_concern_said(),
    'concern.settled': () => m.history_concern_settled(),
    'concern.unsettled': () => m.history_concern_unsettled(),
    'concern.reopened': () => m.history_concern_reopened(),
    'concern.unreopened': () => m.history_concern_unreopened(),
    'concern.trust_answered': () => m.history_concern_trust_answered(),
    'concern.trust_taken_back': () => m.history_concern_trust_taken_back(),
    'concern.partners_asked': () => m.history_concern_partners_asked(),
    'concern.partners_unasked': () => m.history_concern_partners_unasked(),
    'concern.nothing_to_say': () => m.history_concern_nothing_to_say(),
    'concern.something_to_say': () => m.history_concern_something_to_say(),
    'concern.answer_taken_back': () => m.history_concern_answer_taken_back(),
  },
  dueItems: [concernsDue, askingsDue],
  evidence: [concernsAddressed],
  warnings: [concernOpenTooLong],
  searchKinds: [
    {
      kind: 'concern',
      table: 'concerns',
      label: () => m.concerns_title(),
      reach: concernReach,
      describe: concernsNamed,
    },
  ],
  subjects: ombudspersons.subjects,
  handovers: [stewardships],
  merges: [...concernMerges, ...ombudspersons.merges],
  erasures: [concernErasure, ...ombudspersons.erasures],
  chapters: [concernsChapter],
  exports: [exportedConcerns, exportedAskings, ...ombudspersons.exports],
  api: [concernsApi, askingsApi, ...ombudspersons.api],
}
