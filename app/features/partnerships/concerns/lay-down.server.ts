import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { openConcern, said } from './open.server.ts'
import { readConcern } from './reads.server.ts'
import { tookSide } from './sides.server.ts'
import { askedMe, proposedToMe, setSteward } from './steward.server.ts'
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
  const back = await reinstate(tx, entry.subjectId, entry.before?.stewardId)
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
  const back = await reinstate(tx, concern.id, entry.before?.stewardId)
  if (back !== undefined) return back
  const again = await readConcern(tx, concern.id)
  if (again.steward === null) return new Refusal('concern_steward_gone')
  await record(tx, 'concern.steward_back', said(tx, concern))
  await tellFormerSteward(tx, again, 'again')
  return undefined
}

/** The inverse of saying no: asked again, as before. As above, reach is asked once they are. */
export const undecline: Inverse = async (tx, entry) => {
  const back = await reinstate(tx, entry.subjectId, entry.before?.stewardId, { declinedOn: null })
  if (back !== undefined) return back
  const asked = await askedMe(tx, entry.subjectId)
  if (isRefusal(asked)) return asked
  if (asked.concern.settlement !== null) return new Refusal('concern_settled')
  if (asked.concern.acknowledgedOn !== null && (await heardSince(tx, entry)))
    return new Refusal('concern_acknowledged')
  await record(tx, 'concern.steward_undeclined', said(tx, asked.concern))
  await tellRaiser(tx, entry.subjectId, 'askedAgain')
  return undefined
}

/** Whether it was acknowledged after that: the side it is about answers it itself by now, as nobody was left to ask. */
async function heardSince(tx: Tx, entry: { id: string; subjectId: string }): Promise<boolean> {
  const heard = await tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', 'concern')
    .where('subjectId', '=', entry.subjectId)
    .where('action', '=', 'concern.acknowledged')
    .where('undoneAt', 'is', null)
    .where('id', '>', entry.id)
    .select('id')
    .executeTakeFirst()
  return heard !== undefined
}

/** The inverse of wanting somebody else than was proposed: they are proposed again, and nobody is asked yet. */
export const unrefuse: Inverse = async (tx, entry) => {
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  if (opened.concern.settlement !== null) return new Refusal('concern_settled')
  const back = await reinstate(tx, entry.subjectId, entry.before?.stewardId)
  if (back !== undefined) return back
  const again = await proposedToMe(tx, entry.subjectId)
  // They can't come in any more.
  if (isRefusal(again)) return new Refusal('concern_steward_gone')
  await record(tx, 'concern.steward_unrefused', said(tx, again.concern))
  return undefined
}

/**
 * Makes somebody steward, asked or proposed again who was; not where somebody else has been asked since, nor once they
 * took a side. Held, so that nobody asks somebody else in this moment.
 */
async function reinstate(
  tx: Tx,
  concernId: string,
  stewardId: unknown,
  values: { endedOn: null } | { declinedOn: null } = { endedOn: null },
): Promise<Refusal | undefined> {
  await hold(tx, 'concerns', concernId)
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
    // Of what was done before it could be taken back nobody knows who it was.
    .where('x.id', '=', typeof stewardId === 'string' ? stewardId : tx.workspace.id)
    .where((where) => where.not(tookSide(tx, 'x')))
    .select('x.id')
    .executeTakeFirst()
  if (neutral === undefined) return new Refusal('concern_steward_gone')
  await setSteward(tx, neutral.id, values)
  return undefined
}
