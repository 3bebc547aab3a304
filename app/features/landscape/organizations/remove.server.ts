import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { loadOrganization } from './reads.server.ts'

/** Takes an organization out of the landscape; it can be brought back for 30 days. Not the host, and not one that takes part in a partnership. */
export async function removeOrganization(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const { name } = await loadOrganization(tx, id)
  allow(tx.actor, landscapePolicy.removeOrganization)
  if (id === tx.workspace.hostOrganizationId) return new Refusal('organization_is_host', { name })
  const partnerships = await tx.db
    .selectFrom('partners')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.id', '=', 'partners.partnershipId')
        .onRef('partnerships.workspaceId', '=', 'partners.workspaceId'),
    )
    .where('partners.workspaceId', '=', tx.workspace.id)
    .where('partners.organizationId', '=', id)
    .where('partners.declinedAt', 'is', null)
    .where('partners.leftAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (partnerships.count > 0)
    return new Refusal('organization_in_partnership', { name, count: partnerships.count })
  await setDeleted(tx, id, tx.now)
  return {
    historyId: await record(tx, 'organization.removed', {
      subject: { kind: 'organization', id },
      organizationId: id,
    }),
  }
}

/** The inverse of removing. */
export const restoreOrganization: Inverse = async (tx, { subjectId }) => {
  allow(tx.actor, landscapePolicy.removeOrganization)
  await setDeleted(tx, subjectId, null)
  await record(tx, 'organization.restored', {
    subject: { kind: 'organization', id: subjectId },
    organizationId: subjectId,
  })
  return undefined
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('organizations')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
