import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { beginAffiliation } from '../affiliations/affiliate.server.ts'
import { loadOrganization } from '../organizations/reads.server.ts'
import { phoneToKeep } from '../phone.server.ts'
import { landscapePolicy } from '../policy.ts'
import type { PersonAdd } from './inputs.ts'
import { likelyPerson } from './likely.server.ts'

/**
 * Adds a person, and with `organizationId` where they belong. One who is likely there already is a refusal
 * naming them, until `confirmed` holds their id.
 */
export async function addPerson(
  tx: Tx,
  { confirmed, organizationId, title, department, isMainContact, beganOn, ...input }: PersonAdd,
): Promise<{ id: string; historyId: string } | Refusal> {
  if (organizationId !== null) await loadOrganization(tx, organizationId)
  allow(tx.actor, landscapePolicy.addPerson, { organizationId })
  const values = { ...input, phone: phoneToKeep(tx, input.phone) }
  const likely = await likelyPerson(tx, input, confirmed)
  if (likely !== null) return likely
  const id = uuid()
  await tx.db
    .insertInto('people')
    .values({ workspaceId: tx.workspace.id, id, ...values, createdAt: tx.now, updatedAt: tx.now })
    .execute()
  const historyId = await record(tx, 'person.added', {
    subject: { kind: 'person', id },
    organizationId,
    after: { ...values },
  })
  if (organizationId !== null)
    await beginAffiliation(tx, { personId: id, organizationId, title, department, isMainContact, beganOn })
  return { id, historyId }
}
