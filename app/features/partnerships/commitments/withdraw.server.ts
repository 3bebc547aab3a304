import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { WithdrawalInput } from './inputs.ts'
import { aboutCommitment, behalfOn, openCommitment, promisorOf } from './open.server.ts'

/** The promisor takes the promise back and says why. Up to the day it just ends; after the day it counts as broken. */
export async function withdraw(
  tx: Tx,
  id: string,
  input: WithdrawalInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('withdraw', opened.commitment)
  if (no !== null) return new Refusal(no)
  await removeWithdrawal(tx, id)
  await tx.db
    .insertInto('withdrawals')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      commitmentId: id,
      reason: input.reason,
      withdrawnOn: tx.today,
      withdrawnByPersonId: tx.actor.personId,
      behalfId: await behalfOn(tx, opened, speaker, 'commitment.withdrawn'),
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'commitment.withdrawn', {
    ...aboutCommitment(opened, speaker),
    after: { reason: input.reason },
  })
  return { historyId }
}

/** The promise stands again. */
export async function unwithdraw(tx: Tx, id: string) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  if (opened.commitment.withdrawal === null) return new Refusal('commitment_not_withdrawn')
  await removeWithdrawal(tx, id)
  await record(tx, 'commitment.unwithdrawn', aboutCommitment(opened, speaker))
  return undefined
}

export const undoWithdraw: Inverse = (tx, entry) => unwithdraw(tx, entry.subjectId)

const removeWithdrawal = (tx: Tx, commitmentId: string) =>
  tx.db
    .deleteFrom('withdrawals')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', commitmentId)
    .execute()
