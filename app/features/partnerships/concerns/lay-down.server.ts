import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { openConcern, said } from './open.server.ts'
import { readConcern } from './reads.server.ts'
import { tookSide } from './sides.server.ts'
import { setSteward } from './steward.server.ts'
import { tellFormerSteward, tellRaiser } from './tell.server.ts'

/** The steward can't see to it any longer, and reads no more than others do; the raiser asks somebody else. */
export async function layDownStewardship(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.steward || concern.steward === null) throw new Forbidden()
  if (concern.settlement !== null) return new Refusal('concern_settled')
  await setSteward(tx, concern.steward.id, { endedOn: tx.today })
  const historyId = await record(tx, 'concern.steward_laid_down', {
    ...said(tx, concern),
    before: { stewardId: concern.steward.id },
  })
  await tellRaiser(tx, id, 'laidDown')
  return { historyId }
}

/** The inverse of laying it down. They are steward again before reach is asked, so a no lays it down again. */
export const takeUpStewardship: Inverse = async (tx, entry) => {
  const back = await reinstate(tx, entry.subjectId, String(entry.before?.stewardId))
  if (back !== undefined) return back
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  if (!opened.concern.as.steward) throw new Forbidden()
  await record(tx, 'concern.steward_again', said(tx, opened.concern))
  await tellRaiser(tx, entry.subjectId, 'accepted')
  return undefined
}

/** The inverse of asking somebody else, until they have said yes: whoever saw to it before does again. */
export const unreplaceSteward: Inverse = async (tx, entry) => {
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.raiser) throw new Forbidden()
  if (concern.steward !== null && concern.steward.acceptedOn !== null)
    return new Refusal('concern_has_steward')
  await tx.db
    .updateTable('concernStewards')
    .set({ endedOn: tx.today })
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', concern.id)
    .where('declinedOn', 'is', null)
    .where('endedOn', 'is', null)
    .execute()
  const back = await reinstate(tx, concern.id, String(entry.before?.stewardId))
  if (back !== undefined) return back
  const again = await readConcern(tx, concern.id)
  if (again.steward === null) return new Refusal('concern_steward_gone')
  await record(tx, 'concern.steward_back', said(tx, concern))
  await tellFormerSteward(tx, again, 'again')
  return undefined
}

/** Makes somebody steward again who was; not where somebody else has been asked since, nor once they took a side. */
async function reinstate(tx: Tx, concernId: string, stewardId: string): Promise<Refusal | undefined> {
  const asked = await tx.db
    .selectFrom('concernStewards')
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', concernId)
    .where('declinedOn', 'is', null)
    .where('endedOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (asked !== undefined) return new Refusal('concern_asked_since')
  const neutral = await tx.db
    .selectFrom('concernStewards as x')
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.id', '=', stewardId)
    .where((where) => where.not(tookSide(tx, 'x')))
    .select('x.id')
    .executeTakeFirst()
  if (neutral === undefined) return new Refusal('concern_steward_gone')
  await setSteward(tx, stewardId, { endedOn: null })
  return undefined
}
