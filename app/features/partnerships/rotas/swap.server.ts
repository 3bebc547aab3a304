import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { candidatesFor } from './candidates.server.ts'
import type { SwapInput } from './inputs.ts'
import { aboutRota, openRota, openTurn } from './open.server.ts'
import { readSwap, swapsOf } from './reads.server.ts'

/** Asks somebody to take a turn in exchange for one of theirs. They answer; until then nothing moves. Throws Invalid. */
export async function askSwap(
  tx: Tx,
  rotaId: string,
  { meetingId, toId, note }: SwapInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openTurn(tx, rotaId, meetingId)
  if (isRefusal(opened)) return opened
  const { rota, circle, turn } = opened
  const { organizationId, personId } = turn
  if (organizationId === null) return new Refusal('rota_turn_nobody')
  const to = candidatesFor(circle, rota.place).find((one) => (one.personId ?? one.organizationId) === toId)
  if (to === undefined) throw new Invalid([{ path: 'toId', code: 'issue_rota_nobody' }])
  if (to.organizationId === organizationId && to.personId === personId)
    throw new Invalid([{ path: 'toId', code: 'issue_rota_same' }])
  const asked = (await swapsOf(tx, [rota.id])).some(
    (one) => one.meetingId === meetingId && one.state === 'asked',
  )
  if (asked) return new Refusal('rota_swap_asked_already')
  const id = uuid()
  await tx.db
    .insertInto('rotaSwaps')
    .values({
      workspaceId: tx.workspace.id,
      id,
      rotaId: rota.id,
      meetingId,
      fromOrganizationId: organizationId,
      fromPersonId: personId,
      toOrganizationId: to.organizationId,
      toPersonId: to.personId,
      note,
      askedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'rota.swap_asked', {
    ...aboutRota(rota),
    after: { swapId: id, note },
    facts: { place: rota.place, on: turn.on },
  })
  return { id, historyId }
}

/** Takes back that a swap was asked for, as long as it is not answered. */
export async function withdrawSwap(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const swap = await readSwap(tx, id)
  const opened = await openRota(tx, swap.rotaId)
  if (isRefusal(opened)) return opened
  if (swap.state !== 'asked') return new Refusal('rota_swap_answered')
  await tx.db
    .updateTable('rotaSwaps')
    .set({ withdrawnAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'rota.swap_withdrawn', {
      ...aboutRota(opened.rota),
      facts: { place: swap.place },
    }),
  }
}

/** The inverse of asking. */
export const undoAsk: Inverse = async (tx, { after }) => {
  const answer = await withdrawSwap(tx, String(after?.swapId ?? ''))
  return isRefusal(answer) ? answer : undefined
}
