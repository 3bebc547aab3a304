import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { refusalOf } from './acts.ts'
import type { FulfilmentInput } from './inputs.ts'
import { aboutCommitment, behalfOn, openCommitment, promisorOf } from './open.server.ts'

/** Says that a promise was kept, with or without evidence. A date before today is allowed; the day it was entered stands beside it. */
export async function fulfil(
  tx: Tx,
  id: string,
  input: FulfilmentInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened, input)
  if (isRefusal(speaker)) return speaker
  const no = refusalOf('fulfil', opened.commitment)
  if (no !== null) return new Refusal(no)
  const fulfilledOn = input.fulfilledOn ?? tx.today
  if (fulfilledOn > tx.today) return new Refusal('commitment_future')
  await removeFulfilment(tx, id)
  await tx.db
    .insertInto('fulfilments')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      commitmentId: id,
      fulfilledOn,
      enteredOn: tx.today,
      note: input.note,
      evidenceLink: input.evidenceLink,
      fulfilledByPersonId: tx.actor.personId,
      behalfId: await behalfOn(tx, opened, speaker, 'commitment.fulfilled'),
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'commitment.fulfilled', {
    ...aboutCommitment(opened, speaker),
    after: { fulfilledOn, note: input.note, evidenceLink: input.evidenceLink },
    facts: { fulfilledOn },
  })
  return { historyId }
}

/** Takes a fulfilment back, as long as nobody has confirmed it. */
export async function unfulfil(tx: Tx, id: string) {
  const opened = await openCommitment(tx, id)
  if (isRefusal(opened)) return opened
  const speaker = promisorOf(tx, opened)
  if (isRefusal(speaker)) return speaker
  if (opened.commitment.fulfilment === null) return new Refusal('commitment_not_done')
  if (opened.commitment.acknowledged) return new Refusal('commitment_acknowledged')
  await removeFulfilment(tx, id)
  await record(tx, 'commitment.unfulfilled', aboutCommitment(opened, speaker))
  return undefined
}

export const undoFulfil: Inverse = (tx, entry) => unfulfil(tx, entry.subjectId)

const removeFulfilment = (tx: Tx, commitmentId: string) =>
  tx.db
    .deleteFrom('fulfilments')
    .where('workspaceId', '=', tx.workspace.id)
    .where('commitmentId', '=', commitmentId)
    .execute()
