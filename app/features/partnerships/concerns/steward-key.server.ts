import { sql } from 'kysely'
import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { concernsWhere, readConcern } from './reads.server.ts'
import { mailSteward } from './steward-mail.server.tsx'

interface KeyHolder {
  ctx: Ctx
  id: string
  stewardId: string
  /**
   * `expired`: a new one can be asked for; `renewed`: one was; `over`: its holder has said no, can't go on or takes a side, or
   * somebody else was asked. None of these opens anything.
   */
  state: 'works' | 'expired' | 'renewed' | 'over'
}

/**
 * Who holds the key of a mail to a steward from outside: that person, for that one concern, as long as they are asked or
 * see to it, and until the key lapses. Throws NotFound for a key that never opened anything.
 */
export async function stewardKeyHolder(door: DoorRequest, token: string): Promise<KeyHolder> {
  const found = await keyed(door, token)
  if (found === null) throw new NotFound()
  const { row, workspace, over } = found
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
  const state = over
    ? 'over'
    : await read(ctx, async (tx) => {
        const [concern] = await concernsWhere(tx, sql`c.id = ${row.id}`)
        if (concern?.steward?.id !== row.stewardId) return 'over'
        if (row.expiresOn >= tx.today) return 'works'
        const newer = await tx.db
          .selectFrom('concernStewardKeys')
          .where('workspaceId', '=', tx.workspace.id)
          .where('stewardId', '=', row.stewardId)
          .where('expiresOn', '>=', tx.today)
          .select('id')
          .executeTakeFirst()
        return newer === undefined ? 'expired' : 'renewed'
      })
  return { ctx, id: row.id, stewardId: row.stewardId, state }
}

/** Who holds a key that works; throws NotFound for any other. */
export async function stewardKey(door: DoorRequest, token: string): Promise<{ ctx: Ctx; id: string }> {
  const { ctx, id, state } = await stewardKeyHolder(door, token)
  if (state !== 'works') throw new NotFound()
  return { ctx, id }
}

/** Mails the steward a new link in place of one that has lapsed, once: until the new one lapses too. Refused without an address. */
export async function renewStewardKey(door: DoorRequest, token: string): Promise<null | Refusal> {
  const { ctx, id, state } = await stewardKeyHolder(door, token)
  if (state !== 'expired') return null
  const mailed = await keepHouse(ctx, async (tx) => {
    const concern = await readConcern(tx, id)
    return concern.steward !== null && (await mailSteward(tx, concern, concern.steward, 'renewed'))
  })
  return mailed ? null : new Refusal('concern_no_address')
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
      .select([
        'c.id',
        'c.workspaceId',
        'c.partnershipId',
        's.personId',
        's.organizationId',
        's.id as stewardId',
      ])
      .select(['k.expiresOn', 's.declinedOn', 's.endedOn', 'c.deletedAt'])
      .executeTakeFirst()
    const workspace = row === undefined ? null : await findWorkspace(db, { id: row.workspaceId })
    if (row === undefined || workspace === null) return null
    const over = row.declinedOn !== null || row.endedOn !== null || row.deletedAt !== null
    return { row, workspace, over }
  })
