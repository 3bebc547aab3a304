import { sql } from 'kysely'
import type { Erasure } from '../features/feature.server.ts'
import { forgetValues } from './forget.server.ts'

/** History keeps that something was done to and by somebody; what their fields said goes. */
export const historyErasure: Erasure = {
  covers: ['history.subject_id', 'history_values'],
  stays: ['history.actor_person_id'],
  keeps: {
    'history.action': 'what happened, not to whom',
    'history.actor_kind': 'a word of ours',
    'history.subject_kind': 'a word of ours',
    'history.fields': 'names of fields',
    'history.facts': 'counts, days and stages, never names',
    'history.request_id': 'made at random',
  },
  erase: (tx, personId) => forgetValues(tx, [personId]),
}

/** What was written to them goes, sent or not; what was written to others forgets their name. */
export const mailErasure: Erasure = {
  covers: ['mails'],
  sentences: ['mails.subject', 'mails.text_body', 'mails.html_body', 'mails.calendar'],
  erase: async (tx, personId) => {
    await sql`delete from mails where workspace_id = ${tx.workspace.id} and (person_id = ${personId} or lower(to_address) in (
      select lower(email) from people where workspace_id = ${tx.workspace.id} and id = ${personId}
      union select lower(address) from sign_in_addresses(array[${personId}::uuid])))`.execute(tx.db)
  },
  holds: {
    name: 'mail',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('mails')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .select(['kind', 'subject', 'createdAt', 'sentAt'])
        .orderBy('createdAt')
        .execute(),
  },
}
