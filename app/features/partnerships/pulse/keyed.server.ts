import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { isAffiliated } from '../partners/representatives.server.ts'
import type { Wave } from './pulse.ts'
import { readWave } from './reads.server.ts'

/**
 * Who holds the link of a mail that asks for a pulse: that person, for that one partnership, without signing in.
 * Throws NotFound for a key that opens nothing (any more).
 */
export async function pulseHolder(door: DoorRequest, token: string): Promise<{ ctx: Ctx; waveId: string }> {
  const { system } = door
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const hash = hashToken(token)
    // The first mail has one key, each reminder another; all of them open the same answer.
    const asked = await db
      .selectFrom('pulseInvitations as i')
      .where((where) =>
        where.or([
          where('i.tokenHash', '=', hash),
          where.exists(
            where
              .selectFrom('pulseReminders as r')
              .whereRef('r.workspaceId', '=', 'i.workspaceId')
              .whereRef('r.invitationId', '=', 'i.id')
              .where('r.tokenHash', '=', hash)
              .select('r.id'),
          ),
        ]),
      )
      .where('i.personId', 'is not', null)
      .select(['i.waveId', 'i.workspaceId', 'i.organizationId', 'i.personId'])
      .executeTakeFirst()
    const workspace = asked === undefined ? null : await findWorkspace(db, { id: asked.workspaceId })
    return asked === undefined || workspace === null ? null : { asked, workspace }
  })
  if (found === null) throw new NotFound()
  const { asked, workspace } = found
  const holder = (partnerships: ReadonlyMap<string, { until: Date | null }> | 'all') =>
    contextOf(
      system,
      workspace,
      {
        kind: 'link',
        role: 'representative',
        userId: null,
        membershipId: null,
        personId: asked.personId,
        organizationId: asked.organizationId,
        name: '',
        partnerships,
      },
      { locale: door.locale, requestId: door.requestId },
    )
  // The wave says which partnership the key is for; from here on the holder reaches that one alone.
  const { partnershipId }: Wave = await read(holder('all'), (tx) => readWave(tx, asked.waveId))
  const left = await read(holder('all'), (tx) =>
    tx.db
      .selectFrom('partners')
      .where('workspaceId', '=', workspace.id)
      .where('partnershipId', '=', partnershipId)
      .where('organizationId', '=', asked.organizationId)
      .select('leftAt')
      .executeTakeFirst(),
  )
  if (left === undefined) throw new NotFound()
  // A mail stays with whoever goes; what it opens doesn't.
  if (!(await read(holder('all'), (tx) => isAffiliated(tx, asked.personId ?? '', asked.organizationId))))
    throw new NotFound()
  return {
    ctx: holder(new Map([[partnershipId, { until: left.leftAt }]])),
    waveId: asked.waveId,
  }
}
