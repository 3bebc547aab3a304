import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { loadOrganization } from '../organizations/reads.server.ts'
import { landscapePolicy } from '../policy.ts'
import { wrongDays } from './affiliation.ts'
import type { AffiliationInput } from './inputs.ts'
import { mayBring, readAffiliation } from './reads.server.ts'

/** Says that a person belongs to an organization. Belonging there twice in the same role is a refusal. */
export async function affiliate(
  tx: Tx,
  input: AffiliationInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const own = await mayBring(tx, input.personId)
  const organization = await loadOrganization(tx, input.organizationId)
  allow(tx.actor, landscapePolicy.affiliate, { organizationId: input.organizationId })
  // Whoever could make another organization's person its own would reach all that is kept of them.
  if (!own) throw new Forbidden(['owner', 'coordinator', 'contributor'])
  const same = await tx.db
    .selectFrom('affiliations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', input.personId)
    .where('organizationId', '=', input.organizationId)
    .where('title', '=', input.title)
    .where((where) => where.or([where('endedOn', 'is', null), where('endedOn', '>=', tx.today)]))
    .select('id')
    .executeTakeFirst()
  if (same !== undefined) return new Refusal('affiliation_exists', { organization: organization.name })
  return beginAffiliation(tx, input)
}

/** Writes an affiliation whose person and organization are known to be in reach and allowed. Throws Invalid for days that can't be. */
export async function beginAffiliation(
  tx: Tx,
  input: AffiliationInput,
): Promise<{ id: string; historyId: string }> {
  const wrong = wrongDays({ beganOn: input.beganOn, endedOn: null }, tx.today)
  if (wrong !== null) throw new Invalid([wrong])
  const id = uuid()
  await tx.db
    .insertInto('affiliations')
    .values({ workspaceId: tx.workspace.id, id, ...input, createdAt: tx.now })
    .execute()
  const historyId = await record(tx, 'affiliation.begun', {
    subject: { kind: 'affiliation', id },
    organizationId: input.organizationId,
    after: { ...input },
  })
  return { id, historyId }
}

/** The inverse of affiliating: it never was. */
export const unbeginAffiliation: Inverse = async (tx, { subjectId }) => {
  const { organizationId } = await readAffiliation(tx, subjectId)
  allow(tx.actor, landscapePolicy.affiliate, { organizationId })
  await tx.db
    .deleteFrom('affiliations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .execute()
  await record(tx, 'affiliation.withdrawn', {
    subject: { kind: 'affiliation', id: subjectId },
    organizationId,
  })
  return undefined
}
