import { record } from '#platform/activity/record.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { represents, writeRepresentative } from '../represent.server.ts'

/** When someone has taken an invitation up: they stand for the partner they were invited for. Safe to run twice. */
export async function followAcceptedInvitation(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  const coming = await read(ctx, async (tx) => {
    const row = await tx.db
      .selectFrom('invitations')
      .innerJoin('partners', (join) =>
        join
          .onRef('partners.workspaceId', '=', 'invitations.workspaceId')
          .onRef('partners.partnershipId', '=', 'invitations.partnershipId')
          .onRef('partners.organizationId', '=', 'invitations.organizationId'),
      )
      .where('invitations.workspaceId', '=', tx.workspace.id)
      .where('invitations.id', '=', String(data.subjectId))
      .where('partners.leftAt', 'is', null)
      .where('partners.declinedAt', 'is', null)
      .select([
        'partners.id as partnerId',
        'partners.partnershipId',
        'partners.organizationId',
        'invitations.personId',
      ])
      .executeTakeFirst()
    return row === undefined || (await represents(tx, row.partnerId, row.personId)) ? null : row
  })
  if (coming === null) return
  await write(ctx, async (tx) => {
    const id = await writeRepresentative(tx, coming)
    await record(tx, 'representative.added', {
      subject: { kind: 'representative', id },
      partnershipId: coming.partnershipId,
      organizationId: coming.organizationId,
    })
  })
}
