import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { type Key, openConcern, said } from './open.server.ts'
import { tellOther } from './tell.server.ts'

/** Without a name nobody is counted by address, so what one key may write in a day is counted instead. */
const mostADay = 30

/** The raiser or the steward says something to the other. */
export async function sayInConcern(
  tx: Tx,
  id: string,
  { body }: { body: string },
  key: Key = null,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id, key)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.raiser && !concern.as.steward) throw new Forbidden()
  const side = concern.as.raiser ? 'raiser' : 'steward'
  const before = await tx.db
    .selectFrom('concernMessages')
    .where('workspaceId', '=', tx.workspace.id)
    .where('concernId', '=', id)
    .select(['number', 'side', 'saidOn'])
    .execute()
  if (
    key !== null &&
    before.filter((one) => one.side === 'raiser' && one.saidOn === tx.today).length >= mostADay
  )
    return new Refusal('concern_enough_today')
  await tx.db
    .insertInto('concernMessages')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: id,
      number: Math.max(0, ...before.map((one) => one.number)) + 1,
      side,
      body,
      saidOn: tx.today,
      personId: key === null ? tx.actor.personId : null,
      toldOn: key === null ? tx.today : null,
    })
    .execute()
  const historyId = await record(tx, 'concern.said', said(tx, concern, key))
  if (key === null) await tellOther(tx, concern, side)
  return { historyId }
}
