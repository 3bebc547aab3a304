import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { isReachedBy } from './mail.server.tsx'
import { isGone } from './reads.server.ts'

interface KeyHolder {
  ctx: Ctx
  behalfId: string
  /**
   * `expired`: its time is over, or whom it was mailed to belongs to the partner no more; a new one can be asked for.
   * `renewed`: one was. `taken`: what it asks about was taken back, or the start of the partnership was. None of them opens anything.
   */
  state: 'works' | 'expired' | 'renewed' | 'taken'
}

/**
 * Who holds the key of a mail about something recorded for a partner: someone who speaks for that partner, in
 * that one partnership, without signing in. Throws NotFound for a key that never opened anything.
 */
export async function keyHolder(door: DoorRequest, token: string): Promise<KeyHolder> {
  const { system } = door
  const hash = hashToken(token)
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const act = await db
      .selectFrom('behalfActs')
      .where((where) => where.or([where('tokenHash', '=', hash), where('previousTokenHash', '=', hash)]))
      .select(['id', 'workspaceId', 'partnershipId', 'organizationId', 'tokenHash', 'expiresAt', 'mailedTo'])
      .executeTakeFirst()
    const workspace = act === undefined ? null : await findWorkspace(db, { id: act.workspaceId })
    return act === undefined || workspace === null ? null : { act, workspace }
  })
  if (found === null) throw new NotFound()
  const { act, workspace } = found
  const ctx = contextOf(
    system,
    workspace,
    {
      kind: 'link',
      role: 'lead',
      userId: null,
      membershipId: null,
      personId: null,
      organizationId: act.organizationId,
      name: '',
      partnerships: new Map([[act.partnershipId, { until: null }]]),
    },
    { locale: door.locale, requestId: door.requestId },
  )
  const { reached, takenBack } = await read(ctx, async (tx) => ({
    reached: await isReachedBy(tx, act.organizationId, act.mailedTo),
    takenBack: await isGone(tx, act.id),
  }))
  const expired = act.expiresAt === null || act.expiresAt <= ctx.now || !reached
  const state = takenBack ? 'taken' : act.tokenHash !== hash ? 'renewed' : expired ? 'expired' : 'works'
  return { ctx, behalfId: act.id, state }
}
