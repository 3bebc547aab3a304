import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Agreement, type Following, isSigned, renewedDays } from './agreement.ts'
import { draftAgreement } from './draft.server.ts'
import type { FollowingInput } from './inputs.ts'
import { openAgreement } from './open.server.ts'
import { draftsThatFollow, textsOf } from './reads.server.ts'

/**
 * Begins the agreement that amends or renews a signed one, with its text to start from. The signed one holds until
 * all have signed the new one and its first day has come. Only one is
 * begun at a time. A renewal lies right behind it and is as long.
 */
export async function followAgreement(
  tx: Tx,
  id: string,
  { as }: FollowingInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, partnership } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  if (!isSigned(agreement)) return new Refusal('agreement_not_signed')
  if (agreement.replacedById !== null)
    return agreement.standing === 'replaced' || agreement.replacedFrom === null
      ? new Refusal('agreement_over')
      : new Refusal('agreement_followed', { on: formatDay(agreement.replacedFrom, tx.today) })
  if ((await draftsThatFollow(tx, [id])).has(id)) return new Refusal('agreement_follow_begun')
  const [text] = await textsOf(tx, agreement)
  const { kind, title, language } = agreement
  // Whoever has left gives and receives nothing any more.
  const present = new Set(presentPartners(partnership.partners).map((one) => one.organizationId))
  const budget = (text?.budget ?? []).filter(
    (line) =>
      present.has(line.giverOrganizationId) &&
      (line.receiverOrganizationId === null || present.has(line.receiverOrganizationId)),
  )
  return draftAgreement(
    tx,
    agreement.partnershipId,
    { kind, title, language, ...daysOf(agreement, as), body: text?.body ?? '', budget },
    { id, as },
  )
}

const daysOf = ({ beginsOn, endsOn }: Agreement, as: Following) =>
  as === 'amendment' || endsOn === null ? { beginsOn, endsOn } : renewedDays(beginsOn, endsOn)
