import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'

/** An organization that there is not: whoever holds a key belongs to nobody we know. */
const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * Who holds the key of an anonymous concern: somebody without a name or an organization, who reaches that one
 * concern. Throws NotFound for a key that opens nothing. No try is counted, as that would keep an address.
 */
export async function concernKey(
  door: DoorRequest,
  token: string,
): Promise<{ ctx: Ctx; id: string; key: string }> {
  const key = hashToken(token)
  const found = await keyed(door, key)
  if (found === null || found.concern.deletedAt !== null) throw new NotFound()
  const ctx = contextOf(
    door.system,
    found.workspace,
    {
      kind: 'link',
      role: 'representative',
      userId: null,
      membershipId: null,
      personId: null,
      organizationId: nobody,
      name: '',
      partnerships: new Map([[found.concern.partnershipId, { until: null }]]),
    },
    { locale: door.locale, requestId: '' },
  )
  return { ctx, id: found.concern.id, key }
}

/** The workspace of a key by which the concern was withdrawn. Null for any other. */
export async function withdrawnConcernKey(door: DoorRequest, token: string): Promise<string | null> {
  const found = await keyed(door, hashToken(token))
  return found === null || found.concern.deletedAt === null ? null : found.workspace.name
}

const keyed = (door: DoorRequest, key: string) =>
  door.system.database.transaction({ as: 'door' }, async (db) => {
    const concern = await db
      .selectFrom('concerns')
      .where('keyHash', '=', key)
      .select(['id', 'workspaceId', 'partnershipId', 'deletedAt'])
      .executeTakeFirst()
    const workspace = concern === undefined ? null : await findWorkspace(db, { id: concern.workspaceId })
    return concern === undefined || workspace === null ? null : { concern, workspace }
  })
