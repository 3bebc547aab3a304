import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { phoneToKeep } from '../phone.server.ts'
import { landscapePolicy } from '../policy.ts'
import { serve } from './communities.server.ts'
import type { OrganizationAdd } from './inputs.ts'
import { likelyOrganization } from './likely.server.ts'

/** Adds an organization. One that is likely there already is a refusal naming it, until `confirmed` holds its id. */
export async function addOrganization(
  tx: Tx,
  { confirmed, communityIds, ...input }: OrganizationAdd,
): Promise<{ id: string; historyId: string } | Refusal> {
  allow(tx.actor, landscapePolicy.addOrganization)
  const values = { ...input, phone: phoneToKeep(tx, input.phone) }
  const likely = await likelyOrganization(tx, input, confirmed)
  if (likely !== null) return likely
  const id = uuid()
  await tx.db
    .insertInto('organizations')
    .values({ workspaceId: tx.workspace.id, id, ...values, createdAt: tx.now, updatedAt: tx.now })
    .execute()
  await serve(tx, id, communityIds)
  const historyId = await record(tx, 'organization.added', {
    subject: { kind: 'organization', id },
    organizationId: id,
    after: { ...values, communityIds },
  })
  return { id, historyId }
}
