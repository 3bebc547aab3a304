import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allowSeeingTo, openConcern, said } from './open.server.ts'
import { tellRaiser } from './tell.server.ts'
import { tellNewParties } from './tell-parties.server.ts'

/** Says that it has been heard and is being seen to; a party that was to see nothing until now sees the summary. */
export async function acknowledgeConcern(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  await allowSeeingTo(tx, opened)
  if (opened.concern.acknowledgedOn !== null) return new Refusal('concern_acknowledged')
  await tx.db
    .insertInto('concernAcknowledgements')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: id,
      acknowledgedOn: tx.today,
      personId: tx.actor.personId,
    })
    .execute()
  const historyId = await record(tx, 'concern.acknowledged', said(tx, opened.concern))
  await tellRaiser(tx, id, 'acknowledged')
  // Of an anonymous one that was to be seen at once the morning tells.
  if (opened.concern.shown === 'nothing') await tellNewParties(tx, { id })
  return { historyId }
}

/** The inverse; what is settled was heard. */
export async function unacknowledge(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  await allowSeeingTo(tx, opened)
  if (opened.concern.settlement !== null) return new Refusal('concern_settled')
  await tx.db
    .deleteFrom('concernAcknowledgements')
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', id)
    .execute()
  return { historyId: await record(tx, 'concern.unacknowledged', said(tx, opened.concern)) }
}

export const undoAcknowledgement: Inverse = async (tx, entry) => {
  const taken = await unacknowledge(tx, entry.subjectId)
  return isRefusal(taken) ? taken : undefined
}
