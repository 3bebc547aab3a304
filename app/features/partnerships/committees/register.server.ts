import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { committeesApi, membersApi } from './api.server.ts'
import { committeesChapter } from './chapter.server.tsx'
import { committeesDue } from './due.server.ts'
import { restoreCommittee, undoEnd, undoSetUp } from './end.server.ts'
import { exportedCommittees, exportedSeats } from './export.server.ts'
import { undoFill } from './fill.server.ts'
import { committeeMerges, committeeSeats, eraseCommittees } from './people.server.ts'
import { committeeReach, committeesById } from './reads.server.ts'
import { committeeNotices, tellNamed, tellSetUp } from './tell.server.ts'
import { undoVacate } from './vacate.server.ts'

export const committees: Omit<Feature, 'name'> = {
  listeners: { committees: { 'committee.set_up': tellSetUp, 'committee.seat_filled': tellNamed } },
  inverses: {
    'committee.set_up': undoSetUp,
    'committee.removed': restoreCommittee,
    'committee.ended': undoEnd,
    'committee.seat_filled': undoFill,
    'committee.seat_left': undoVacate,
  },
  sentences: {
    'committee.set_up': () => m.history_committee_set_up(),
    'committee.changed': () => m.history_committee_changed(),
    'committee.removed': () => m.history_committee_removed(),
    'committee.restored': () => m.history_committee_restored(),
    'committee.ended': () => m.history_committee_ended(),
    'committee.went_on': () => m.history_committee_went_on(),
    'committee.seat_filled': () => m.history_committee_seat_filled(),
    'committee.filling_taken_back': () => m.history_committee_filling_taken_back(),
    'committee.seat_left': () => m.history_committee_seat_left(),
    'committee.seat_retaken': () => m.history_committee_seat_retaken(),
  },
  dueItems: [committeesDue],
  noticeKinds: committeeNotices,
  searchKinds: [
    {
      kind: 'committee',
      table: 'committees',
      label: () => m.committees_title(),
      reach: committeeReach,
      describe: async (tx, ids) =>
        (await committeesById(tx, ids)).map((committee) => ({
          id: committee.id,
          title: committee.name,
          detail: committee.partnershipName,
          href: `/committees/${committee.id}`,
        })),
    },
  ],
  handovers: [committeeSeats],
  merges: committeeMerges,
  erasures: [eraseCommittees],
  chapters: [committeesChapter],
  exports: [exportedCommittees, exportedSeats],
  api: [committeesApi, membersApi],
}
