import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Stage } from './partnership.ts'
import { readsUntil } from './reads.server.ts'

/**
 * The stage of the partnership in the outer query, as its last decision says; one that nobody has moved is in the
 * first. Read as data: what stages mean and who decides lies further to the right.
 */
export const stageNow = (until: RawBuilder<unknown>): RawBuilder<Stage> => sql<Stage>`coalesce((
  select moves.stage from stage_moves moves
  where moves.workspace_id = partnerships.workspace_id and moves.partnership_id = partnerships.id
  and (${until} is null or moves.created_at <= ${until})
  order by moves.decided_on desc, moves.created_at desc, moves.id desc limit 1), 'advise')`

/** The stage of one partnership in reach. */
export async function stageOf(tx: Tx, partnershipId: string): Promise<Stage> {
  const row = await tx.db
    .selectFrom('partnerships')
    .where('partnerships.workspaceId', '=', tx.workspace.id)
    .where('partnerships.id', '=', partnershipId)
    .select(stageNow(sql`${readsUntil(tx, partnershipId)}::timestamptz`).as('stage'))
    .executeTakeFirst()
  return row?.stage ?? 'advise'
}
