import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Ctx, Tx } from '../context/context.server.ts'
import { write } from '../context/transaction.server.ts'
import { Invalid, isRefusal, type Refusal } from '../errors/errors.ts'

/** What a request was answered, in a form that can be kept. */
export interface Answer {
  status: number
  body: string
  headers: Record<string, string>
}

const keptMs = 24 * 3_600_000

class Repeated extends Error {
  readonly first: { requestHash: string; body: Answer }
  constructor(first: { requestHash: string; body: Answer }) {
    super('repeated')
    this.first = first
  }
}

/**
 * Runs a verb once for an Idempotency-Key: whoever repeats the same request within 24 hours gets the first
 * answer, whoever sends another under the same key is refused. The key is claimed in the verb's own
 * transaction, so of two at once one waits and then repeats, and a verb that failed leaves no key behind.
 */
export async function once(
  ctx: Ctx,
  asked: { key: string | null; method: string; path: string; body: string },
  verb: (tx: Tx) => Promise<Answer | Refusal>,
): Promise<Answer | Refusal> {
  const { key } = asked
  if (key === null) return write(ctx, verb)
  if (key.length < 1 || key.length > 255)
    throw new Invalid([{ path: 'Idempotency-Key', code: 'issue_format_other' }])
  const requestHash = createHash('sha256')
    .update(`${asked.method}\n${asked.path}\n${asked.body}`)
    .digest('hex')
  try {
    return await write(ctx, async (tx) => {
      await claim(tx, key, requestHash)
      const answer = await verb(tx)
      if (!isRefusal(answer)) await keep(tx, key, answer)
      return answer
    })
  } catch (error) {
    if (!(error instanceof Repeated)) throw error
    if (error.first.requestHash !== requestHash)
      throw new Invalid([{ path: 'Idempotency-Key', code: 'issue_key_used' }])
    return { ...error.first.body, headers: { ...error.first.body.headers, 'Idempotency-Replayed': 'true' } }
  }
}

const ownKeys = (tx: Tx) => ({ workspaceId: tx.workspace.id, apiKeyId: tx.actor.keyId ?? '' })

async function claim(tx: Tx, key: string, requestHash: string): Promise<void> {
  const { workspaceId, apiKeyId } = ownKeys(tx)
  await tx.db
    .deleteFrom('idempotencyKeys')
    .where('workspaceId', '=', workspaceId)
    .where('apiKeyId', '=', apiKeyId)
    .where('createdAt', '<', new Date(tx.now.getTime() - keptMs))
    .execute()
  const claimed = await tx.db
    .insertInto('idempotencyKeys')
    .values({ workspaceId, apiKeyId, id: uuid(), key, requestHash, status: 0, body: '{}', createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'apiKeyId', 'key']).doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return
  const first = await tx.db
    .selectFrom('idempotencyKeys')
    .select(['requestHash', 'body'])
    .where('workspaceId', '=', workspaceId)
    .where('apiKeyId', '=', apiKeyId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  throw new Repeated({ requestHash: first.requestHash, body: first.body as Answer })
}

async function keep(tx: Tx, key: string, answer: Answer): Promise<void> {
  const { workspaceId, apiKeyId } = ownKeys(tx)
  await tx.db
    .updateTable('idempotencyKeys')
    .set({ status: answer.status, body: JSON.stringify(answer) })
    .where('workspaceId', '=', workspaceId)
    .where('apiKeyId', '=', apiKeyId)
    .where('key', '=', key)
    .execute()
}
