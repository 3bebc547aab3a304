import { hashToken } from '#platform/accounts/tokens.server.ts'
import { contextOf, findWorkspace, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { belongs } from './send.server.ts'

interface LinkHolder {
  /** Of the person who was asked, in that one partnership. */
  ctx: Ctx
  agreementId: string
  sendingId: string
  signerId: string
  /** For which organization they were asked. */
  organizationName: string
  /** `works` alone reads and signs. */
  state: LinkState
}

/**
 * `expired`: the sender can send it anew; `other`: somebody else is signed in on this device; `apart`: they no longer
 * belong to the organization; `gone`: it takes part no more.
 */
type LinkState = 'works' | 'expired' | 'other' | 'apart' | 'gone'

/** Who holds the link of a mail that asks for a signature, or offers what was signed. Throws NotFound for one that never opened anything. */
export async function linkHolder(door: DoorRequest, token: string): Promise<LinkHolder> {
  const { system } = door
  const hash = hashToken(token)
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const signer = await db
      .selectFrom('agreementSigners as one')
      .innerJoin('agreementSendings as sent', (join) =>
        join.onRef('sent.workspaceId', '=', 'one.workspaceId').onRef('sent.id', '=', 'one.sendingId'),
      )
      .innerJoin('agreements', (join) =>
        join
          .onRef('agreements.workspaceId', '=', 'sent.workspaceId')
          .onRef('agreements.id', '=', 'sent.agreementId'),
      )
      .where((where) => where.or([where('one.tokenHash', '=', hash), where('one.copyTokenHash', '=', hash)]))
      .select([
        'one.id',
        'one.tokenHash',
        'one.copyExpiresAt',
        'one.workspaceId',
        'one.sendingId',
        'one.organizationId',
        'one.personId',
        'one.expiresAt',
        'sent.agreementId',
        'agreements.partnershipId',
      ])
      .executeTakeFirst()
    const workspace = signer === undefined ? null : await findWorkspace(db, { id: signer.workspaceId })
    if (signer === undefined || workspace === null) return null
    const today = dayIn(workspace.timeZone, system.now())
    const member = door.user === null ? null : await memberActor(db, workspace, door.user.id, today)
    return { signer, workspace, other: member !== null && member.personId !== signer.personId }
  })
  if (found === null) throw new NotFound()
  const { signer, workspace, other } = found
  const ctx = contextOf(
    system,
    workspace,
    {
      kind: 'link',
      role: 'representative',
      userId: null,
      membershipId: null,
      personId: signer.personId,
      organizationId: signer.organizationId,
      name: '',
      partnerships: new Map([[signer.partnershipId, { until: null }]]),
    },
    { locale: door.locale, requestId: door.requestId },
  )
  const expiresAt = signer.tokenHash === hash ? signer.expiresAt : signer.copyExpiresAt
  const expired = expiresAt === null || expiresAt <= ctx.now
  return {
    ctx,
    agreementId: signer.agreementId,
    sendingId: signer.sendingId,
    signerId: signer.id,
    ...(await read(ctx, async (tx) => {
      const { partners } = await readPartnership(tx, signer.partnershipId)
      const side = partners.find((one) => one.organizationId === signer.organizationId)
      const here = side?.standing !== 'accepted' ? 'gone' : (await belongs(tx, signer)) ? 'works' : 'apart'
      return {
        organizationName: side?.name ?? '',
        state: other ? ('other' as const) : expired ? ('expired' as const) : (here as LinkState),
      }
    })),
  }
}

/** Says why a link opens nothing. */
export const linkRefusal = (
  { organizationName: organization }: Pick<LinkHolder, 'organizationName'>,
  state: Exclude<LinkState, 'works'>,
): Refusal =>
  new Refusal(
    {
      expired: 'agreement_link_expired',
      other: 'agreement_other_person',
      apart: 'agreement_link_apart',
      gone: 'agreement_link_gone',
    }[state],
    { organization },
  )
