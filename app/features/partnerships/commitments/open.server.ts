import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, isRefusal, type Refusal } from '#platform/errors/errors.ts'
import type { AbilityRow } from '#platform/policy/policy.ts'
import type { BehalfInput } from '../behalf/inputs.ts'
import { recordBehalf, type Speaker, speakerOf } from '../behalf/speak.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type LedgerRow, readCommitment } from './reads.server.ts'

export interface Opened {
  commitment: LedgerRow
  partnership: Partnership
}

/**
 * The load of every verb on a commitment, in a partnership that is open. The row is locked, so that two
 * people who press at once are told one after the other.
 */
export async function openCommitment(tx: Tx, id: string): Promise<Opened | Refusal> {
  await hold(tx, 'commitments', id)
  const commitment = await readCommitment(tx, id)
  const partnership = await openPartnership(tx, commitment.partnershipId)
  return isRefusal(partnership) ? partnership : { commitment, partnership }
}

/** Who acts for the side that promised: its own people, or the host's on its behalf. */
export const promisorOf = (
  tx: Tx,
  { commitment, partnership }: Opened,
  input: Partial<BehalfInput> = {},
): Speaker | Refusal =>
  speakerOf(
    tx,
    partnership,
    { ...input, onBehalfOf: commitment.promisor.id },
    partnershipPolicy.keepCommitments,
  )

/** Who answers for a side that was promised something: the own organization if it is one of them, else the one named, else the only one. */
export function beneficiaryOf(
  tx: Tx,
  { commitment, partnership }: Opened,
  input: Partial<BehalfInput> = {},
  ability: AbilityRow = partnershipPolicy.speakFor,
): Speaker | Refusal {
  const ids = commitment.beneficiaries.map((beneficiary) => beneficiary.id)
  const own = ids.includes(tx.actor.organizationId) ? tx.actor.organizationId : undefined
  const wanted = input.onBehalfOf ?? own ?? (ids.length === 1 ? ids[0] : undefined)
  if (wanted === undefined || !ids.includes(wanted)) throw new Forbidden()
  return speakerOf(tx, partnership, { ...input, onBehalfOf: wanted }, ability)
}

/** What every act on a commitment says in history. */
export const aboutCommitment = ({ commitment }: Opened, speaker: Speaker) => ({
  subject: { kind: 'commitment', id: commitment.id },
  partnershipId: commitment.partnershipId,
  organizationId: speaker.organizationId,
  onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
})

/** The record of an act done in a partner's name, or null. */
export const behalfOn = (
  tx: Tx,
  { commitment }: Pick<Opened, 'commitment'>,
  speaker: Speaker,
  action: string,
) =>
  recordBehalf(tx, speaker, {
    partnershipId: commitment.partnershipId,
    action,
    subjectKind: 'commitment',
    subjectId: commitment.id,
    summary: commitment.text,
  })
