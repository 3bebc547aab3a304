import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import type { Draft } from './draft.ts'

/**
 * Gives back to somebody what they had saved as minutes and took back: they alone read it, and go on from it where the
 * minutes still are of that version, 0 where there are none.
 */
export async function giveBack(
  tx: Tx,
  meetingId: string,
  { text, version, language }: Omit<Draft, 'id'>,
): Promise<void> {
  const { personId, organizationId } = tx.actor
  // A key has typed nothing.
  if (personId === null) return
  await tx.db
    .insertInto('minutesDrafts')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      meetingId,
      personId,
      organizationId,
      text,
      language,
      baseVersion: version,
      begunAt: tx.now,
      updatedAt: tx.now,
      privateSince: tx.now,
    })
    .execute()
}
