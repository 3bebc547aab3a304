import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAcceptance } from './accept.server.ts'
import { undoAnswer } from './answer.server.ts'
import { answersDue, roleNotices, tellDeclined, tellNamed } from './answers-due.server.ts'
import { workApi } from './api.server.ts'
import { undoArrange } from './arrange.server.ts'
import { rolesChapter } from './chapter.server.tsx'
import { acceptancesDue } from './due.server.ts'
import { rolesClear } from './evidence.server.ts'
import { exportedRoles } from './export.server.ts'
import { workKind } from './found.server.ts'
import { erasedAnswers, roleMerges, rolePeople } from './people.server.ts'
import { restoreWorkPiece, undoAddWork } from './work.server.ts'

export const roles: Omit<Feature, 'name'> = {
  inverses: {
    'work.added': undoAddWork,
    'work.removed': restoreWorkPiece,
    'roles.accepted': undoAcceptance,
    'role.answered': undoAnswer,
    'roles.arranged': undoArrange,
  },
  sentences: {
    'work.added': () => m.history_work_added(),
    'work.renamed': () => m.history_work_renamed(),
    'work.removed': () => m.history_work_removed(),
    'work.restored': () => m.history_work_restored(),
    'roles.arranged': ({ count }) => m.history_roles_arranged({ count: Number(count) }),
    'roles.accepted': ({ count }) => m.history_roles_accepted({ count: Number(count) }),
    'role.answered': ({ answer }) =>
      answer === 'accepted' ? m.history_role_accepted() : m.history_role_declined(),
    'role.answer_taken_back': () => m.history_role_answer_taken_back(),
    'roles.acceptance_withdrawn': ({ count }) =>
      m.history_roles_acceptance_withdrawn({ count: Number(count) }),
  },
  listeners: { roles: { 'roles.arranged': tellNamed, 'role.answered': tellDeclined } },
  noticeKinds: roleNotices,
  evidence: [rolesClear],
  dueItems: [acceptancesDue, answersDue],
  handovers: [rolePeople],
  searchKinds: [workKind],
  erasures: [leadsOn('roles.person_id'), erasedAnswers],
  merges: roleMerges,
  chapters: [rolesChapter],
  exports: [exportedRoles],
  api: [workApi],
}
