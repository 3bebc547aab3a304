import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { openPartnership, reachesPartnership } from '../../partnerships/index.server.ts'
import { statedChange } from './inputs.ts'
import { allowKeeping } from './keep.server.ts'
import { readStated } from './reads.server.ts'
import { changeStated } from './state.server.ts'

/** Takes back what the own organization stated. */
export async function withdrawStated(
  tx: Tx,
  partnershipId: string,
  id: string,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  const stated = await readStated(tx, partnershipId, id)
  allowKeeping(tx, stated)
  if (isRefusal(partnership)) return partnership
  await setWithdrawn(tx, id, tx.now)
  return { historyId: await say(tx, 'evidence.withdrawn', partnershipId, id, stated.keyAction) }
}

/** The inverse of stating. */
export const undoStated: Inverse = async (tx, entry) => {
  const answer = await withdrawStated(tx, (await home(tx, entry.subjectId)).partnershipId, entry.subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of withdrawing. */
export const restoreStated: Inverse = async (tx, entry) => {
  const stated = await home(tx, entry.subjectId)
  const partnership = await openPartnership(tx, stated.partnershipId)
  allowKeeping(tx, stated)
  if (isRefusal(partnership)) return partnership
  await setWithdrawn(tx, entry.subjectId, null)
  await say(tx, 'evidence.restored', stated.partnershipId, entry.subjectId, stated.keyAction)
  return undefined
}

/** The inverse of changing: the words from before, if nobody has changed them since. */
export const unchangeStated: Inverse = async (tx, entry) => {
  const { partnershipId } = await home(tx, entry.subjectId)
  const now = await readStated(tx, partnershipId, entry.subjectId)
  const after = entry.after ?? {}
  if (now.what !== after.what || now.who !== after.who || now.on !== after.on || now.link !== after.link)
    return new Refusal('stated_since')
  const before = statedChange.parse({
    ...entry.before,
    link: entry.before?.link === '' ? null : entry.before?.link,
    version: now.version,
  })
  const answer = await changeStated(tx, partnershipId, entry.subjectId, before)
  return isRefusal(answer) ? answer : undefined
}

async function home(tx: Tx, id: string) {
  const found = await tx.db
    .selectFrom('statedEvidence')
    .select(['partnershipId', 'organizationId', 'keyAction', 'behalfId as behalf'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (found === undefined || !reachesPartnership(tx, found.partnershipId)) throw new NotFound()
  return found
}

const setWithdrawn = (tx: Tx, id: string, withdrawnAt: Date | null) =>
  tx.db
    .updateTable('statedEvidence')
    .set({ withdrawnAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

const say = (tx: Tx, action: string, partnershipId: string, id: string, keyAction: string) =>
  record(tx, action, {
    subject: { kind: 'stated-evidence', id },
    partnershipId,
    facts: { keyAction },
  })
