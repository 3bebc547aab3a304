import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'

/**
 * Who holds the key of a mail to a steward from outside: that person, for that one concern, as long as they are asked or
 * see to it. Throws NotFound for a key that opens nothing (any more).
 */
export async function stewardKey(door: DoorRequest, token: string): Promise<{ ctx: Ctx; id: string }> {
  const found = await keyed(door, token)
  if (found === null || found.over) throw new NotFound()
  const { row, workspace } = found
  const ctx = contextOf(
    door.system,
    workspace,
    {
      kind: 'link',
      role: 'representative',
      userId: null,
      membershipId: null,
      personId: row.personId,
      organizationId: row.organizationId,
      name: '',
      partnerships: new Map([[row.partnershipId, { until: null }]]),
    },
    { locale: door.locale, requestId: door.requestId },
  )
  return { ctx, id: row.id }
}

/** The workspace of a key that opened something once: its holder has said no, or somebody else was asked. Null for any other. */
export async function endedStewardKey(door: DoorRequest, token: string): Promise<string | null> {
  const found = await keyed(door, token)
  return found?.over === true ? found.workspace.name : null
}

const keyed = (door: DoorRequest, token: string) =>
  door.system.database.transaction({ as: 'door' }, async (db) => {
    const row = await db
      .selectFrom('concernStewardKeys as k')
      .innerJoin('concernStewards as s', (join) =>
        join.onRef('s.workspaceId', '=', 'k.workspaceId').onRef('s.id', '=', 'k.stewardId'),
      )
      .innerJoin('concerns as c', (join) =>
        join.onRef('c.workspaceId', '=', 's.workspaceId').onRef('c.id', '=', 's.concernId'),
      )
      .where('k.keyHash', '=', hashToken(token))
      .where('s.namingId', 'is not', null)
      .select(['c.id', 'c.workspaceId', 'c.partnershipId', 's.personId', 's.organizationId'])
      .select(['s.declinedOn', 's.endedOn', 'c.deletedAt'])
      .executeTakeFirst()
    const workspace = row === undefined ? null : await findWorkspace(db, { id: row.workspaceId })
    if (row === undefined || workspace === null) return null
    const over = row.declinedOn !== null || row.endedOn !== null || row.deletedAt !== null
    return { row, workspace, over }
  })
