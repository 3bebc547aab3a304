import { v7 as uuid } from 'uuid'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import { inPerson } from '../../policy/person.ts'
import { allow, isStaff } from '../../policy/policy.ts'
import { askForApproval, whomToAsk } from '../approvals/ask.server.tsx'
import { accountsPolicy } from '../policy.ts'
import { newToken } from '../tokens.server.ts'
import type { ApiKeyInput } from './key.ts'

/**
 * Makes a key for the API. The token in the answer is the only copy there will ever be. A key in the name of a
 * partner whose lead signs in opens nothing before that lead has said yes: then `waits`.
 */
export async function createApiKey(
  tx: Tx,
  { name, role, organizationId }: ApiKeyInput,
): Promise<{ id: string; token: string; waits: boolean; historyId: string } | Refusal> {
  inPerson(tx.actor)
  allow(tx.actor, accountsPolicy.keepKeys)
  const host = tx.workspace.hostOrganizationId
  if (isStaff(role) ? ![null, host].includes(organizationId) : organizationId === host)
    return new Refusal('key_other_side')
  if (!isStaff(role) && (organizationId === null || !(await isThere(tx, organizationId))))
    return new Refusal('key_needs_organization')
  const id = uuid()
  const { token, hash } = newToken('cw_')
  const owner = organizationId ?? host
  const { asked, leads } = await whomToAsk(tx, owner)
  const waits = asked === 'lead'
  await tx.db
    .insertInto('apiKeys')
    .values({
      workspaceId: tx.workspace.id,
      id,
      name,
      role,
      organizationId: owner,
      tokenHash: hash,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'apiKey.created', {
    subject: { kind: 'apiKey', id },
    organizationId: owner,
    after: { name, role },
    facts: { role, asked },
  })
  if (waits) await askForApproval(tx, { leads, organizationId: owner, name, apiKeyId: id })
  return { id, token, waits, historyId }
}

async function isThere(tx: Tx, organizationId: string): Promise<boolean> {
  const found = await tx.db
    .selectFrom('organizations')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', organizationId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}
