import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { type OpenedTouchpoint, writableTouchpoint } from './open.server.ts'

/** Takes a touchpoint away; what was promised in it stays. */
export async function removeTouchpoint(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await writableTouchpoint(tx, id)
  if (isRefusal(opened)) return opened
  await setDeleted(tx, id, tx.now)
  return { historyId: await record(tx, 'touchpoint.removed', about(tx, opened)) }
}

/** The inverse of logging. */
export const unlog: Inverse = async (tx, entry) => {
  const removed = await removeTouchpoint(tx, entry.subjectId)
  return isRefusal(removed) ? removed : undefined
}

/** The inverse of removing. It comes back before reach and ability are asked, so a no takes it away again. */
export const restoreTouchpoint: Inverse = async (tx, entry) => {
  await setDeleted(tx, entry.subjectId, null)
  const opened = await writableTouchpoint(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  await record(tx, 'touchpoint.restored', about(tx, opened))
  return undefined
}

const about = (tx: Tx, { touchpoint }: OpenedTouchpoint) => ({
  subject: { kind: 'touchpoint', id: touchpoint.id },
  partnershipId: touchpoint.partnership?.id ?? null,
  organizationId: touchpoint.author.organization.id,
  audienceOrganizationId: touchpoint.audience === 'organization' ? tx.actor.organizationId : null,
})

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('touchpoints')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
