import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { accountsPolicy } from '../accounts/policy.ts'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Stale } from '../errors/errors.ts'
import { allow } from '../policy/policy.ts'
import type { workspaceSettings } from './workspace.ts'

/** The days after which a late promise counts as broken, as it holds on a day; 14 unless the workspace says otherwise. */
export async function brokenAfterDays(tx: Tx, on: string = tx.today): Promise<number> {
  const found = await tx.db
    .selectFrom('workspaceLimits')
    .select('value')
    .where('workspaceId', '=', tx.workspace.id)
    .where('name', '=', 'brokenAfterDays')
    .where('validFrom', '<=', on)
    .orderBy('validFrom', 'desc')
    .executeTakeFirst()
  return found?.value ?? 14
}

/** The settings as they stand, with the version a form carries. */
export async function readWorkspaceSettings(tx: Tx) {
  const found = await tx.db
    .selectFrom('workspaces')
    .select(['name', 'timeZone', 'language', 'country', 'currency', 'version'])
    .where('id', '=', tx.workspace.id)
    .executeTakeFirstOrThrow()
  return { ...found, brokenAfterDays: await brokenAfterDays(tx) }
}

/** Changes the workspace's settings. The limit for broken promises holds from today; what was before keeps its own. */
export async function changeWorkspace(
  tx: Tx,
  { version, brokenAfterDays: limit, ...input }: z.output<typeof workspaceSettings>,
): Promise<{ historyId: string }> {
  allow(tx.actor, accountsPolicy.keepSettings)
  const before = await readWorkspaceSettings(tx)
  const changed = await tx.db
    .updateTable('workspaces')
    .set({ ...input, version: version + 1 })
    .where('id', '=', tx.workspace.id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale(before)
  if (limit !== before.brokenAfterDays)
    await tx.db
      .insertInto('workspaceLimits')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        name: 'brokenAfterDays',
        value: limit,
        validFrom: tx.today,
        createdAt: tx.now,
      })
      .onConflict((conflict) =>
        conflict.columns(['workspaceId', 'name', 'validFrom']).doUpdateSet({ value: limit }),
      )
      .execute()
  return {
    historyId: await record(tx, 'workspace.changed', {
      subject: { kind: 'workspace', id: tx.workspace.id },
      before,
      after: { ...input, brokenAfterDays: limit },
    }),
  }
}
