import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'

/**
 * What can hang on a meeting, by the columns that name it: it is not gone as if nobody had called it while there is
 * any. Who is asked to come is part of calling, and told of in mails and notices.
 */
export const hanging = {
  meetingId: [
    'expertise_credits',
    'goal_reviews',
    'learnings',
    'meeting_cancellations',
    'meeting_decisions',
    'meeting_holdings',
    'meeting_items',
    'meeting_minutes',
    'meeting_stretches',
    'minutes_drafts',
    'minutes_keys',
    'minutes_sendings',
    'rota_skips',
    'rota_swaps',
    'speaking_times',
  ],
  source: ['commitments', 'recurring_promises'],
  subject: ['behalf_acts', 'discussions', 'files', 'history'],
} as const

/** Those of the meetings on which something hangs, or that history tells of but in the entry `besides`. */
export async function onWhichSomethingHangs(
  tx: Tx,
  meetingIds: readonly string[],
  besides: string | null = null,
): Promise<Set<string>> {
  const named = [
    ...hanging.meetingId.map(
      (table) => sql`select x.meeting_id as id from ${sql.table(table)} x
      where x.workspace_id = ${tx.workspace.id} and x.meeting_id = any(${meetingIds}::uuid[])`,
    ),
    ...(['source', 'subject'] as const).flatMap((by) =>
      hanging[by].map(
        (table) => sql`select x.${sql.ref(`${by}_id`)} from ${sql.table(table)} x
        where x.workspace_id = ${tx.workspace.id} and x.${sql.ref(`${by}_kind`)} = 'meeting'
          and x.${sql.ref(`${by}_id`)} = any(${meetingIds}::uuid[]) and x.id is distinct from ${besides}::uuid`,
      ),
    ),
  ]
  const { rows } = await sql<{ id: string }>`${sql.join(named, sql` union `)}`.execute(tx.db)
  return new Set(rows.map(({ id }) => id))
}
