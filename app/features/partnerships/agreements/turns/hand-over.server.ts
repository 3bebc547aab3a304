import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { type Partnership, presentPartners } from '../../partnerships/partnership.ts'
import { partnershipPolicy } from '../../policy.ts'
import { aboutAgreement, openAgreement } from '../open.server.ts'
import { givePen } from './give.server.ts'
import type { HandingInput } from './inputs.ts'
import { thoseWhoSignIn } from './reads.server.ts'
import { writingRefusal } from './turn.ts'

/** Hands the pen to another side, which is told what is wanted. Throws Invalid for a side that can't write here. */
export async function handOver(
  tx: Tx,
  id: string,
  { organizationId, wanted }: HandingInput,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const refusal = writingRefusal(opened.agreement, tx.actor.organizationId)
  if (refusal !== null) return refusal
  const side = otherSides(tx, opened.partnership).find((one) => one.id === organizationId)
  if (side === undefined) throw new Invalid([{ path: 'organizationId', code: 'issue_turn_partner' }])
  if (!(await thoseWhoSignIn(tx, [organizationId])).has(organizationId))
    throw new Invalid([
      { path: 'organizationId', code: 'issue_turn_nobody', facts: { organization: side.name } },
    ])
  await givePen(tx, id, organizationId, wanted)
  return {
    historyId: await record(tx, 'agreement.handed_over', {
      ...aboutAgreement(opened),
      organizationId,
      before: { pen: opened.agreement.turn.organizationId },
      after: { pen: organizationId, wanted },
    }),
  }
}

/** The partners beside the own one that take part now. */
export const otherSides = (tx: Tx, { partners }: Pick<Partnership, 'partners'>) =>
  presentPartners(partners)
    .filter((one) => one.organizationId !== tx.actor.organizationId)
    .map((one) => ({ id: one.organizationId, name: one.name }))
