import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import type { BehalfInput } from '../behalf/inputs.ts'
import { recordBehalf, type Speaker, speakerOf } from '../behalf/speak.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type RecurringPromise, readRecurring } from './reads.server.ts'
import { type RecurringAct, recurringActs, refusalOf } from './recurring.ts'

export interface Opened {
  promise: RecurringPromise
  partnership: Partnership
}

/** The load of every verb on a promise that comes round. The row is locked, so that acts and the job that makes promises ahead come one after the other. */
export async function openRecurring(tx: Tx, id: string): Promise<Opened | Refusal> {
  await hold(tx, 'recurringPromises', id)
  const promise = await readRecurring(tx, id)
  const partnership = await openPartnership(tx, promise.partnershipId)
  return isRefusal(partnership) ? partnership : { promise, partnership }
}

/** Who acts for the side that promised. */
export const promisorOf = (
  tx: Tx,
  { promise, partnership }: Opened,
  input: Partial<BehalfInput> = {},
): Speaker | Refusal =>
  speakerOf(tx, partnership, { ...input, onBehalfOf: promise.promisor.id }, partnershipPolicy.keepCommitments)

/** Who answers for a side it is promised to: the own organization if it is one of them, else the one named, else the only one. */
export function beneficiaryOf(
  tx: Tx,
  { promise, partnership }: Opened,
  input: Partial<BehalfInput> = {},
): Speaker | Refusal {
  const ids = promise.beneficiaries.map((one) => one.id)
  const own = ids.includes(tx.actor.organizationId) ? tx.actor.organizationId : undefined
  const wanted = input.onBehalfOf ?? own ?? (ids.length === 1 ? ids[0] : undefined)
  if (wanted === undefined || !ids.includes(wanted)) throw new Forbidden()
  return speakerOf(tx, partnership, { ...input, onBehalfOf: wanted }, partnershipPolicy.speakFor)
}

export const aboutRecurring = ({ promise }: Pick<Opened, 'promise'>, speaker: Speaker) => ({
  subject: { kind: 'recurringPromise', id: promise.id },
  partnershipId: promise.partnershipId,
  organizationId: speaker.organizationId,
  onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
})

export const behalfOn = (tx: Tx, { promise }: Opened, speaker: Speaker, action: string) =>
  recordBehalf(tx, speaker, {
    partnershipId: promise.partnershipId,
    action,
    subjectKind: 'recurringPromise',
    subjectId: promise.id,
    summary: promise.text,
  })

/** For which organizations the actor may do each act now, the own one first; an act that can't be done has none. */
export function abilitiesOf(
  tx: Tx,
  partnership: Partnership,
  promise: RecurringPromise,
): Record<RecurringAct, { id: string; name: string }[]> {
  const own = tx.actor.organizationId
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  const open = present.includes(own) && partnership.concludedOn === null
  const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  const sides = (act: RecurringAct) => {
    if (!open || refusalOf(act, promise) !== null) return []
    const ability = act === 'accept' ? partnershipPolicy.speakFor : partnershipPolicy.keepCommitments
    const accepted = promise.accepted.map((one) => one.organizationId)
    const all =
      act === 'accept'
        ? promise.beneficiaries.filter((one) => !accepted.includes(one.id))
        : [promise.promisor]
    return all
      .filter((side) =>
        side.id === own
          ? can(tx.actor, ability, { organizationId: own })
          : onBehalf && present.includes(side.id),
      )
      .sort((a, b) => Number(b.id === own) - Number(a.id === own))
  }
  return Object.fromEntries(recurringActs.map((act) => [act, sides(act)])) as Record<
    RecurringAct,
    { id: string; name: string }[]
  >
}
