import type { Feature } from '../../features/feature.server.ts'
import { mergeColumns } from '../../features/merge-columns.server.ts'
import { m } from '../../words/words.ts'
import { resumeMembership } from './end.server.ts'
import { forgetUser, memberErasure } from './erase.server.ts'

export const members: Omit<Feature, 'name'> = {
  jobs: { 'accounts.forget': forgetUser },
  erasures: [memberErasure],
  inverses: { 'membership.ended': resumeMembership },
  merges: [
    ...mergeColumns('organization', [
      ['memberships', 'organization_id', (count) => m.merge_members({ count })],
      ['invitations', 'organization_id'],
    ]),
    ...mergeColumns('person', [
      ['memberships', 'person_id', () => m.merge_sign_in()],
      ['invitations', 'person_id'],
    ]),
  ],
  sentences: {
    'membership.began': () => m.history_membership_began(),
    'membership.changed': () => m.history_membership_changed(),
    'membership.ended': () => m.history_membership_ended(),
    'membership.resumed': () => m.history_membership_resumed(),
    'invitation.sent': ({ asked }) =>
      asked === 'lead'
        ? m.history_invitation_sent_waits()
        : asked === 'nobody'
          ? m.history_invitation_sent_nobody()
          : m.history_invitation_sent(),
    'invitation.withdrawn': () => m.history_invitation_withdrawn(),
    'invitation.accepted': () => m.history_invitation_accepted(),
    'workspace.founded': () => m.history_workspace_founded(),
    'workspace.changed': () => m.history_workspace_changed(),
    'person.changed_own': () => m.history_person_changed_own(),
  },
}
