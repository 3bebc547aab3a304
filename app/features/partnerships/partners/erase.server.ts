import type { Erasure } from '#platform/features/feature.server.ts'

/** Invitations keep that someone was invited, and forget whom. */
export const eraseInvited: Erasure = {
  erase: async (tx, personId) => {
    await tx.db
      .updateTable('invitations')
      .set({ email: '', name: '', message: '' })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
    await tx.db
      .updateTable('invitations')
      .set({ withdrawnAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .where('acceptedAt', 'is', null)
      .where('withdrawnAt', 'is', null)
      .execute()
  },
}
