import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { removeOrganization } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'

/** Remembers that an organization came into the records because a proposal was accepted. */
export async function noteAdded(tx: Tx, proposalId: string, organizationId: string): Promise<void> {
  await tx.db
    .insertInto('proposalAdditions')
    .values({ workspaceId: tx.workspace.id, id: uuid(), proposalId, organizationId })
    .execute()
}

/** What came of the acceptance that is taken back. */
interface Came {
  startedPartnershipId: string | null
  partnerId: string | null
}

/** Takes the organizations out of the records that came with an acceptance, as long as nothing else leads to them. */
export async function removeAdded(tx: Tx, proposalId: string, came: Came): Promise<void> {
  const added = await tx.db
    .deleteFrom('proposalAdditions')
    .where('workspaceId', '=', tx.workspace.id)
    .where('proposalId', '=', proposalId)
    .returning('organizationId')
    .execute()
  for (const { organizationId } of added)
    if ((await isUntouched(tx, organizationId)) && !(await isUsed(tx, organizationId, came)))
      await removeOrganization(tx, organizationId)
}

/** Nobody has changed it, taken it away or found that it is another one. */
const isUntouched = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .where('version', '=', 1)
    .select('id')
    .executeTakeFirst()) !== undefined

/** What tells of an organization without anybody having done something with it. */
const telling = new Set(['history', 'notices', 'likely_duplicates', 'proposal_additions'])

/** Whether anything leads to it beside what the acceptance itself did: asked of every column that features name. */
async function isUsed(tx: Tx, id: string, { startedPartnershipId, partnerId }: Came): Promise<boolean> {
  for (const { kind, table, column, kindColumn } of tx.system.registry.merges) {
    if (kind !== 'organization' || telling.has(table)) continue
    const { rows } = await sql`select from ${sql.table(table)} where workspace_id = ${tx.workspace.id}
      and ${sql.ref(column)} = ${id}
      ${kindColumn === undefined ? sql`` : sql`and ${sql.ref(kindColumn)} = 'organization'`}
      ${table === 'partners' ? sql`and partnership_id is distinct from ${startedPartnershipId} and id is distinct from ${partnerId}` : sql``}
      limit 1`.execute(tx.db)
    if (rows.length > 0) return true
  }
  return false
}
