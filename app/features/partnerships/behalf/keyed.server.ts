import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'

/**
 * Who holds the key of a mail about something recorded for a partner: someone who speaks for that partner, in
 * that one partnership, without signing in. Throws NotFound for a key that opens nothing.
 */
export async function keyHolder(door: DoorRequest, token: string): Promise<{ ctx: Ctx; behalfId: string }> {
  const { system } = door
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const act = await db
      .selectFrom('behalfActs')
      .where('tokenHash', '=', hashToken(token))
      .select(['id', 'workspaceId', 'partnershipId', 'organizationId'])
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
  return { ctx, behalfId: act.id }
}
