import { v4 } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { allowSeeingTo, type Key, openConcern, said } from './open.server.ts'
import { tellOther, tellRaiser } from './tell.server.ts'
import { tellPartiesSettled } from './tell-parties.server.ts'

/** Writes down what was agreed. */
export async function settleConcern(
  tx: Tx,
  id: string,
  { agreed }: { agreed: string },
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  await allowSeeingTo(tx, opened)
  if (concern.acknowledgedOn === null) return new Refusal('concern_not_acknowledged')
  if (concern.settlement !== null) return new Refusal('concern_settled')
  await tx.db
    .insertInto('concernSettlements')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: id,
      agreed,
      settledOn: tx.today,
      personId: tx.actor.personId,
    })
    .execute()
  const historyId = await record(tx, 'concern.settled', said(tx, concern))
  await tellRaiser(tx, id, 'settled')
  await tellPartiesSettled(tx, id)
  return { historyId }
}

/** The inverse of settling. Once somebody has said whether trust is back, it is taken up again instead. */
export const unsettle: Inverse = async (tx, entry) => {
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  await allowSeeingTo(tx, opened)
  if (concern.settlement === null) return new Refusal('concern_not_settled')
  if (concern.trust.length > 0) return new Refusal('concern_trust_said')
  await tx.db
    .deleteFrom('concernSettlements')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', concern.settlement.id)
    .execute()
  await record(tx, 'concern.unsettled', said(tx, concern))
  return undefined
}

/** Takes it up again, with a reason: the raiser, the steward, or a party. What was agreed is kept. */
export async function reopenConcern(
  tx: Tx,
  id: string,
  { why }: { why: string },
  key: Key = null,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openConcern(tx, id, key)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.raiser && !concern.as.steward) {
    if (!concern.as.party) throw new Forbidden()
    allow(tx.actor, partnershipPolicy.workTogether)
  }
  if (concern.settlement === null) return new Refusal('concern_not_settled')
  await setReopened(tx, concern.settlement.id, { reopenedOn: tx.today, reopenedWhy: why })
  const historyId = await record(tx, 'concern.reopened', {
    ...said(tx, concern, key),
    ...(key === null ? { before: { settlementId: concern.settlement.id } } : {}),
  })
  if (concern.openness !== 'anonymous') await tellOther(tx, concern, concern.as.raiser ? 'raiser' : 'steward')
  return { historyId }
}

/** The inverse of taking it up again: what was agreed holds. */
export const unreopen: Inverse = async (tx, entry) => {
  const opened = await openConcern(tx, entry.subjectId)
  if (isRefusal(opened)) return opened
  const { concern } = opened
  if (!concern.as.raiser && !concern.as.steward && !concern.as.party) throw new Forbidden()
  if (concern.settlement !== null) return new Refusal('concern_settled')
  await setReopened(tx, String(entry.before?.settlementId), { reopenedOn: null, reopenedWhy: null })
  await record(tx, 'concern.unreopened', said(tx, concern))
  return undefined
}

const setReopened = (tx: Tx, id: string, values: { reopenedOn: string | null; reopenedWhy: string | null }) =>
  tx.db
    .updateTable('concernSettlements')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
