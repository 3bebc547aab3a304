import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'

type Break = { kind: 'pause' | 'conclusion'; organizationId: string | null }

/** Writes that a pause or conclusion begins now; answers its id. */
export async function beginBreak(
  tx: Tx,
  partnershipId: string,
  what: Break & { note: string },
): Promise<string> {
  const id = uuid()
  await tx.db
    .insertInto('partnershipBreaks')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...what,
      beganAt: tx.now,
      beganByPersonId: tx.actor.personId,
    })
    .execute()
  return id
}

/** Ends the open pause or conclusion, after whoever proposes that in this moment; false if there was none. */
export async function endBreak(
  tx: Tx,
  partnershipId: string,
  what: Break & { note: string },
): Promise<boolean> {
  await hold(tx, 'partnerships', partnershipId)
  const ended = await tx.db
    .updateTable('partnershipBreaks')
    .set({ endedAt: tx.now, endedByPersonId: tx.actor.personId, endNote: what.note })
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', what.kind)
    .where('organizationId', 'is not distinct from', what.organizationId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** Lets the pause or conclusion that ended last go on as if it had not ended; false if there was none. */
export async function takeUpBreak(tx: Tx, partnershipId: string, what: Break): Promise<boolean> {
  await hold(tx, 'partnerships', partnershipId)
  const last = await tx.db
    .selectFrom('partnershipBreaks')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', what.kind)
    .where('organizationId', 'is not distinct from', what.organizationId)
    .where('endedAt', 'is not', null)
    .orderBy('endedAt', 'desc')
    .select('id')
    .executeTakeFirst()
  if (last === undefined) return false
  await tx.db
    .updateTable('partnershipBreaks')
    .set({ endedAt: null, endedByPersonId: null, endNote: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', last.id)
    .execute()
  return true
}
