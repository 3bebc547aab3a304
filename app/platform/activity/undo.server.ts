import type { Tx } from '../context/context.server.ts'
import { markRecorded } from '../context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound, Refusal } from '../errors/errors.ts'

/** How long after an act it can be taken back from its notice, in hours. */
export const undoHours = 24

/**
 * Takes back what one history entry says was done, through the inverse that its feature names. Only whoever
 * did it, once, within a day; the inverse asks again for reach and rights.
 */
export async function undo(tx: Tx, entryId: string): Promise<null | Refusal> {
  const entry = await tx.db
    .selectFrom('history')
    .leftJoin('historyValues', (join) =>
      join
        .onRef('historyValues.historyId', '=', 'history.id')
        .onRef('historyValues.workspaceId', '=', 'history.workspaceId'),
    )
    .select([
      'history.id',
      'history.action',
      'history.subjectId',
      'history.actorPersonId',
      'history.undoneAt',
      'history.at',
      'historyValues.before',
      'historyValues.after',
    ])
    .where('history.workspaceId', '=', tx.workspace.id)
    .where('history.id', '=', entryId)
    // Pressed twice at once, the second waits here and finds it taken back.
    .forUpdate('history')
    .executeTakeFirst()
  if (entry === undefined) throw new NotFound()
  if (entry.actorPersonId !== tx.actor.personId) throw new Forbidden()
  if (entry.undoneAt !== null) return new Refusal('undo_already')
  const inverse = tx.system.registry.inverses.get(entry.action)
  if (inverse === undefined || tx.now.getTime() - entry.at.getTime() > undoHours * 3_600_000)
    return new Refusal('undo_gone')
  const answer = await inverse(tx, {
    id: entry.id,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
  })
  if (isRefusal(answer)) return answer
  await tx.db
    .updateTable('history')
    .set({ undoneAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entryId)
    .execute()
  markRecorded(tx.db)
  return null
}

/**
 * Where to go after an act was taken back: to the page on which that was asked, unless it was the page of what is not
 * there any more; then to its partnership, or to Today. `page` and the answer are paths, with `base`.
 */
export async function pageAfter(
  tx: Tx,
  entryId: string,
  { page, base }: { page: string; base: string },
): Promise<string> {
  const entry = await tx.db
    .selectFrom('history')
    .select(['subjectKind', 'subjectId', 'partnershipId'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', entryId)
    .executeTakeFirst()
  if (entry === undefined || !page.split('/').includes(entry.subjectId)) return page
  const subject = tx.system.registry.subjects.get(entry.subjectKind)
  if (subject === undefined || (await subject.describe(tx, [entry.subjectId])).length > 0) return page
  return entry.partnershipId === null ? `${base}/today` : `${base}/partnerships/${entry.partnershipId}`
}
