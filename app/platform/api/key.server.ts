import { hashToken } from '../accounts/tokens.server.ts'
import { contextOf, whoHasKey } from '../context/actors.server.ts'
import type { Ctx, System } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { NotSignedIn } from '../errors/errors.ts'
import { localeFor } from '../words/words.ts'

/**
 * Who asks, by the key in `Authorization: Bearer …`, and in which workspace: the key's own. Throws
 * NotSignedIn without a key that opens something.
 */
export async function contextOfKey(system: System, request: Request, requestId: string): Promise<Ctx> {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  if (token === undefined) throw new NotSignedIn()
  const found = await system.database.transaction({ as: 'door', readOnly: true }, (db) =>
    whoHasKey(db, { tokenHash: hashToken(token), now: system.now() }),
  )
  if (found === null) throw new NotSignedIn()
  const accepted = request.headers.get('accept-language')
  const ctx = contextOf(system, found.workspace, found.actor, {
    ...(accepted === null ? {} : { locale: localeFor(accepted) }),
    zone: found.zone,
    requestId,
  })
  if (found.key.lastUsedOn !== ctx.today) await markUsed(ctx, found.key.id)
  return ctx
}

/** Once a day is enough to see which keys are in use, and costs no write at each request. */
const markUsed = (ctx: Ctx, id: string) =>
  keepHouse(ctx, (tx) =>
    tx.db
      .updateTable('apiKeys')
      .set({ lastUsedOn: tx.today })
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', id)
      .execute(),
  )
