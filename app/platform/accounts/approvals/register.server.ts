import type { Feature } from '../../features/feature.server.ts'
import { mergeColumns } from '../../features/merge-columns.server.ts'
import { m } from '../../words/words.ts'
import { undoDecline } from './answer.server.ts'
import { approvalDueItems } from './due.server.ts'
import { approvalsById } from './reads.server.ts'

export const approvals: Omit<Feature, 'name'> = {
  merges: [
    ...mergeColumns('organization', [['approvals', 'organization_id']]),
    ...mergeColumns('person', [
      ['approvals', 'asked_by_person_id'],
      ['approvals', 'approved_by_person_id'],
      ['approvals', 'declined_by_person_id'],
    ]),
  ],
  dueItems: [approvalDueItems],
  subjects: [
    {
      kind: 'approval',
      describe: async (tx, ids) =>
        (await approvalsById(tx, ids)).map(({ id, name }) => ({ id, title: name, href: `/approvals/${id}` })),
    },
  ],
  inverses: { 'approval.declined': undoDecline },
  sentences: {
    'approval.asked': () => m.history_approval_asked(),
    'approval.approved': () => m.history_approval_approved(),
    'approval.declined': () => m.history_approval_declined(),
    'approval.reopened': () => m.history_approval_reopened(),
  },
}
