import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Agreement, isSigned } from './agreement.ts'
import type { EndingInput } from './inputs.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'

/**
 * Ends a signed agreement before its last day, on a day that may lie ahead, and says why. One that has not begun is
 * called off by ending it on its first day. Throws Invalid for a day on which it doesn't run.
 */
export async function endAgreement(
  tx: Tx,
  id: string,
  { endedOn, reason }: EndingInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement } = opened
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  if (!isSigned(agreement)) return new Refusal('agreement_not_signed')
  if (agreement.ending !== null)
    return new Refusal('agreement_ended', { on: formatDay(agreement.ending.endedOn, tx.today) })
  if (agreement.standing === 'expired' || agreement.standing === 'replaced')
    return new Refusal('agreement_over')
  const { beginsOn, endsOn } = agreement
  const first = beginsOn ?? signedOn(tx, agreement)
  if (endedOn < first)
    throw new Invalid([
      { path: 'endedOn', code: 'issue_agreement_end_early', facts: { on: formatDay(first, tx.today) } },
    ])
  if (endsOn !== null && endedOn > endsOn)
    throw new Invalid([
      { path: 'endedOn', code: 'issue_agreement_end_late', facts: { on: formatDay(endsOn, tx.today) } },
    ])
  await tx.db
    .insertInto('agreementEndings')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      agreementId: id,
      endedOn,
      reason,
      organizationId: tx.actor.organizationId,
      endedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  return {
    historyId: await record(tx, 'agreement.ended', {
      ...aboutAgreement(opened),
      after: { endedOn, reason },
      facts: { on: endedOn },
    }),
  }
}

/** The day on which the last of them signed. */
const signedOn = (tx: Tx, { sending }: Agreement): Day =>
  (sending?.signers ?? [])
    .flatMap(({ signedAt }) => (signedAt === null ? [] : [dayIn(tx.workspace.timeZone, signedAt)]))
    .toSorted()
    .at(-1) ?? ''

/** Takes an ending back: the agreement runs to its last day again. */
export async function continueAgreement(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  const { ending } = opened.agreement
  if (ending === null) return new Refusal('agreement_not_ended')
  await tx.db
    .deleteFrom('agreementEndings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('agreementId', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'agreement.continued', {
      ...aboutAgreement(opened),
      before: { endedOn: ending.endedOn, reason: ending.reason },
    }),
  }
}

/** The inverse of ending. */
export const undoEnd: Inverse = async (tx, { subjectId }) => {
  const answer = await continueAgreement(tx, subjectId)
  return isRefusal(answer) ? answer : undefined
}
