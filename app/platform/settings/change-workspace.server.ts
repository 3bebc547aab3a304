import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Stale } from '../errors/errors.ts'
import { allow } from '../policy/policy.ts'
import { type Limit, type Limits, limitNames } from './limits.ts'
import { limitsNow } from './reads.server.ts'
import type { workspaceSettings } from './workspace.ts'

/** The settings as they stand, with the version a form carries. */
export async function readWorkspaceSettings(tx: Tx) {
  const found = await tx.db
    .selectFrom('workspaces')
    .select(['name', 'timeZone', 'language', 'country', 'currency', 'version'])
    .where('id', '=', tx.workspace.id)
    .executeTakeFirstOrThrow()
  return { ...found, ...(await limitsNow(tx)) }
}

/** Changes the workspace's settings. A limit holds from today; what was before keeps its own. */
export async function changeWorkspace(
  tx: Tx,
  { version, ...input }: z.output<typeof workspaceSettings>,
): Promise<{ historyId: string }> {
  allow(tx.actor, accountsPolicy.keepSettings)
  const before = await readWorkspaceSettings(tx)
  const { name, timeZone, language, country, currency } = input
  const changed = await tx.db
    .updateTable('workspaces')
    .set({ name, timeZone, language, country, currency, version: version + 1 })
    .where('id', '=', tx.workspace.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale(before)
  const wanted: Limits = input
  for (const limit of limitNames)
    if (wanted[limit] !== before[limit]) await setLimit(tx, limit, wanted[limit])
  const { version: _, ...stood } = before
  return {
    historyId: await record(tx, 'workspace.changed', {
      subject: { kind: 'workspace', id: tx.workspace.id },
      before: stood,
      after: input,
    }),
  }
}

const setLimit = (tx: Tx, name: Limit, value: number) =>
  tx.db
    .insertInto('workspaceLimits')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      name,
      value,
      validFrom: tx.today,
      createdAt: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name', 'validFrom']).doUpdateSet({ value }))
    .execute()
