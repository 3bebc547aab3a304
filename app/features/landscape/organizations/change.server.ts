import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { phoneToKeep } from '../phone.server.ts'
import { landscapePolicy } from '../policy.ts'
import { serve } from './communities.server.ts'
import type { OrganizationChange } from './inputs.ts'
import { loadOrganization } from './reads.server.ts'

/** Changes an organization as it stood in the version the form was opened with; throws Stale with what stands there now. */
export async function changeOrganization(
  tx: Tx,
  id: string,
  { version, communityIds, ...input }: OrganizationChange,
): Promise<{ historyId: string }> {
  const { id: _id, updatedAt: _at, extra: _extra, ...before } = await loadOrganization(tx, id)
  allow(tx.actor, landscapePolicy.changeOrganization, { organizationId: id })
  const values = { ...input, phone: phoneToKeep(tx, input.phone, before.phone) }
  const changed = await tx.db
    .updateTable('organizations')
    .set({ ...values, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before })
  await serve(tx, id, communityIds)
  const { version: _version, ...old } = before
  return {
    historyId: await record(tx, 'organization.changed', {
      subject: { kind: 'organization', id },
      organizationId: id,
      before: old,
      after: { ...values, communityIds },
    }),
  }
}
