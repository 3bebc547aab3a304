import type { Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

/** What one record called, chairs, brings, wrote or confirmed is the other's when the two are one. */
export const meetingMerges: Merge[] = [
  ...mergeColumns('person', [
    ['meetings', 'chair_person_id'],
    ['meetings', 'facilitator_person_id'],
    ['meetings', 'note_taker_person_id'],
    ['meetings', 'host_person_id'],
    ['meetings', 'called_by_person_id'],
    ['meeting_items', 'added_by_person_id'],
    ['meeting_holdings', 'held_by_person_id'],
    ['meeting_stretches', 'begun_by_person_id'],
    ['meeting_cancellations', 'cancelled_by_person_id'],
    ['meeting_minutes', 'written_by_person_id'],
    ['meeting_decisions', 'noted_by_person_id'],
    ['minutes_sendings', 'sent_by_person_id'],
    ['minutes_confirmations', 'confirmed_by_person_id'],
    ['minutes_keys', 'person_id'],
  ]),
  ...mergeColumns('organization', [
    ['meetings', 'organization_id'],
    ['meetings', 'host_organization_id'],
    ['meeting_items', 'organization_id'],
    ['meeting_items', 'added_by_organization_id'],
    ['meeting_holdings', 'organization_id'],
    ['meeting_stretches', 'organization_id'],
    ['meeting_cancellations', 'organization_id'],
    ['meeting_minutes', 'organization_id'],
    ['meeting_decisions', 'organization_id'],
    ['minutes_sendings', 'organization_id'],
    ['minutes_keys', 'organization_id'],
  ]),
  { kind: 'person', table: 'meeting_invitees', column: 'person_id', same: [{ by: ['meeting_id'] }] },
  {
    kind: 'organization',
    table: 'minutes_confirmations',
    column: 'organization_id',
    same: [{ by: ['minutes_sending_id'] }],
  },
]
