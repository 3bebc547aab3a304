import type { Tx } from '../context/context.server.ts'

/** What waits for the actor's next digest, the oldest first; it goes with this one and waits no longer. */
export async function takeForDigest(tx: Tx): Promise<{ id: string; text: string; href: string }[]> {
  const taken = await tx.db
    .updateTable('notices')
    .set({ mailedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', tx.actor.personId)
    .where('byMail', '=', 'digest')
    .where('mailedAt', 'is', null)
    .where('readAt', 'is', null)
    .returning(['id', 'text', 'href'])
    .execute()
  return taken.sort((a, b) => (a.id < b.id ? -1 : 1))
}
