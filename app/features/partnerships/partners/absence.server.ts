import type { Tx } from '#platform/context/context.server.ts'

/** A partner that had left takes part again from now on; null: it took that back, and is away as before. */
export async function setReturned(
  tx: Tx,
  partner: { partnershipId: string; organizationId: string },
  returnedAt: Date | null,
): Promise<void> {
  const last = await tx.db
    .selectFrom('partnerAbsences')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partner.partnershipId)
    .where('organizationId', '=', partner.organizationId)
    .orderBy('leftAt', 'desc')
    .select('id')
    .executeTakeFirst()
  if (last === undefined) return
  await tx.db
    .updateTable('partnerAbsences')
    .set({ returnedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', last.id)
    .execute()
}
