import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { counts } from '../behalf/behalf.ts'
import { partnershipPolicy } from '../policy.ts'
import { readBallots } from './beside.server.ts'
import { fewestNameless, isVoid, takesPart, waitsFor } from './decision.ts'
import { type SettlementInput, settlementInput } from './inputs.ts'
import { aboutDecision, type OpenDecision, openDecision } from './open.server.ts'
import { outcomeOf, type Result } from './outcome.ts'

/**
 * What the voices of those who take part come to now: those recorded for a partner only as far as they count. A voice
 * of who has left stays on the record and counts no more.
 */
export async function resultOf(
  tx: Tx,
  { decision, partners }: Pick<OpenDecision, 'decision' | 'partners'>,
): Promise<Result> {
  if (isVoid(decision, partners)) return { outcome: 'void', optionId: null }
  const ballots = decision.anonymous ? await readBallots(tx, [decision.id]) : []
  if (decision.anonymous && ballots.length < fewestNameless) return { outcome: 'no_quorum', optionId: null }
  return outcomeOf(
    { ...decision, options: decision.options.map((option) => option.id), partners: partners.length },
    [
      ...decision.voices.filter((voice) => counts(voice.behalf) && takesPart(voice, partners)),
      ...ballots.map((ballot) => ({ ...ballot, organizationId: null })),
    ],
  )
}

/** Settles what was decided: once its day is over, or everybody has spoken. Throws Invalid for a day that doesn't fit. */
export async function settleDecision(
  tx: Tx,
  id: string,
  input: SettlementInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const { decision, partners } = opened
  if (decision.settlement !== null)
    return new Refusal('decision_settled_on', { on: formatDay(decision.settlement.decidedOn) })
  const missing = waitsFor(decision, partners, tx.today)
  if (missing.length > 0)
    return new Refusal('decision_waits', { count: missing.length, on: formatDay(decision.closesOn) })
  const { note, decidedOn, reviewOn } = input
  if (decidedOn > tx.today || decidedOn < decision.proposedOn)
    throw new Invalid([{ path: 'decidedOn', code: 'issue_decision_day' }])
  if (reviewOn !== null && reviewOn <= decidedOn)
    throw new Invalid([{ path: 'reviewOn', code: 'issue_decision_review' }])
  const result = await resultOf(tx, opened)
  await tx.db
    .insertInto('decisionSettlements')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      decisionId: id,
      ...result,
      note,
      decidedOn,
      reviewOn,
      organizationId,
      settledByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'decision.settled', {
    ...aboutDecision(opened),
    after: { ...result, note, decidedOn, reviewOn },
    facts: { outcome: result.outcome },
  })
  return { historyId }
}

/** Opens a settled decision again, before anybody has looked at it again. One without names stays: its votes were counted. */
export async function unsettleDecision(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openDecision(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  const { decision } = opened
  if (decision.settlement === null) return new Refusal('decision_not_settled')
  if (decision.reviews.length > 0) return new Refusal('decision_reviewed')
  if (decision.anonymous) return new Refusal('decision_anonymous_shown')
  await tx.db
    .deleteFrom('decisionSettlements')
    .where('workspaceId', '=', tx.workspace.id)
    .where('decisionId', '=', id)
    .execute()
  const { note, decidedOn, reviewOn, outcome } = decision.settlement
  return {
    historyId: await record(tx, 'decision.unsettled', {
      ...aboutDecision(opened),
      before: { note, decidedOn, reviewOn, outcome },
    }),
  }
}

/** The inverse of settling. */
export const undoSettle: Inverse = async (tx, { subjectId }) => {
  const answer = await unsettleDecision(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}

/** The inverse of opening it again: settled as it was, by the voices as they are now. */
export const undoUnsettle: Inverse = async (tx, { subjectId, before }) => {
  const parsed = settlementInput.safeParse(before)
  if (!parsed.success) return new Refusal('decision_not_settled')
  const answer = await settleDecision(tx, subjectId, parsed.data)
  return isRefusal(answer) ? answer : undefined
}
