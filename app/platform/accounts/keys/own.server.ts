import { v7 as uuid } from 'uuid'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { NotFound, Refusal } from '../../errors/errors.ts'
import { inPerson, ownPerson } from '../../policy/person.ts'
import { newToken } from '../tokens.server.ts'
import { mostOwnKeys, type OwnKeyInput } from './key.ts'

/** The actor's own keys that haven't ended. Read and kept by the person where they signed in, by no key. Throws NotByKey. */
function reachableOwnKeys(tx: Tx) {
  inPerson(tx.actor)
  ownPerson(tx.actor)
  return tx.db
    .selectFrom('apiKeys')
    .where('apiKeys.workspaceId', '=', tx.workspace.id)
    .where('apiKeys.membershipId', '=', tx.actor.membershipId)
    .where('apiKeys.revokedAt', 'is', null)
}

/** Newest first. */
export const listOwnKeys = (tx: Tx) =>
  reachableOwnKeys(tx)
    .select(['id', 'name', 'createdAt', 'lastUsedOn'])
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Makes a key that stands for the actor. The token in the answer is the only copy there will ever be. */
export async function createOwnKey(
  tx: Tx,
  { name }: OwnKeyInput,
): Promise<{ id: string; token: string; historyId: string } | Refusal> {
  if ((await listOwnKeys(tx)).length >= mostOwnKeys) return new Refusal('key_enough', { most: mostOwnKeys })
  const id = uuid()
  const { token, hash } = newToken('cw_')
  await tx.db
    .insertInto('apiKeys')
    .values({
      workspaceId: tx.workspace.id,
      id,
      name,
      role: null,
      organizationId: null,
      membershipId: tx.actor.membershipId,
      tokenHash: hash,
      createdAt: tx.now,
    })
    .execute()
  return { id, token, historyId: await record(tx, 'ownKey.created', aboutOwn(tx)) }
}

/** Ends one of the actor's own keys: from the next request on it opens nothing. Throws NotFound. */
export async function endOwnKey(tx: Tx, id: string): Promise<{ historyId: string }> {
  const key = await reachableOwnKeys(tx).where('id', '=', id).select('id').executeTakeFirst()
  if (key === undefined) throw new NotFound()
  await tx.db
    .updateTable('apiKeys')
    .set({ revokedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return { historyId: await record(tx, 'ownKey.ended', aboutOwn(tx)) }
}

/** What it is called is nobody else's business and stays out of history. */
const aboutOwn = (tx: Tx) => ({
  subject: { kind: 'person', id: ownPerson(tx.actor) },
  audienceOrganizationId: tx.actor.organizationId,
})
