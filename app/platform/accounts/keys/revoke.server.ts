import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { NotFound } from '../../errors/errors.ts'
import { inPerson } from '../../policy/person.ts'
import { allow } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'
import { reachableKeys } from './reads.server.ts'

/** Ends a key: from the next request on it opens nothing. It can't be brought back; a new one can be made. No key ends keys. */
export async function revokeApiKey(tx: Tx, id: string): Promise<{ historyId: string }> {
  inPerson(tx.actor)
  const key = await reachableKeys(tx).where('apiKeys.id', '=', id).executeTakeFirst()
  if (key === undefined) throw new NotFound()
  allow(tx.actor, accountsPolicy.endKey, key)
  await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'apiKey.revoked', {
      subject: { kind: 'apiKey', id },
      organizationId: key.organizationId,
    }),
  }
}
