import { leadsOn } from '#platform/features/erase-columns.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAcceptance } from './accept.server.ts'
import { acceptancesDue } from './due.server.ts'
import { rolesClear } from './evidence.server.ts'
import { roleMerges, rolePeople } from './people.server.ts'
import { workSubject } from './subject.server.ts'
import { restoreWorkPiece } from './work.server.ts'

export const roles: Omit<Feature, 'name'> = {
  inverses: { 'work.removed': restoreWorkPiece, 'roles.accepted': undoAcceptance },
  sentences: {
    'work.added': () => m.history_work_added(),
    'work.renamed': () => m.history_work_renamed(),
    'work.removed': () => m.history_work_removed(),
    'work.restored': () => m.history_work_restored(),
    'roles.arranged': ({ count }) => m.history_roles_arranged({ count: Number(count) }),
    'roles.accepted': ({ count }) => m.history_roles_accepted({ count: Number(count) }),
    'roles.acceptance_withdrawn': ({ count }) =>
      m.history_roles_acceptance_withdrawn({ count: Number(count) }),
  },
  evidence: [rolesClear],
  dueItems: [acceptancesDue],
  handovers: [rolePeople],
  subjects: [workSubject],
  erasures: [leadsOn('roles.person_id')],
  merges: roleMerges,
}
