import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, type Speaker, speakerOf } from '../behalf/speak.server.ts'
import type { Partner } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { setReturned } from './absence.server.ts'
import type { AcceptInput, DeclineInput } from './partner.ts'

/** A partner takes part from now on: said by its lead, or recorded on its behalf. */
export async function acceptPartnership(
  tx: Tx,
  partnershipId: string,
  input: AcceptInput,
): Promise<{ historyId: string } | Refusal> {
  const asked = await askedPartner(tx, partnershipId, input)
  if (isRefusal(asked)) return asked
  const { partner, speaker } = asked
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'partner.accepted',
    subjectKind: 'partner',
    subjectId: partner.id,
  })
  const answered = await answer(tx, partner.id, {
    acceptedAt: tx.now,
    acceptedByPersonId: speaker.onBehalf === null ? tx.actor.personId : null,
    behalfId,
  })
  if (!answered) return new Refusal('partner_answered')
  await setReturned(tx, { partnershipId, organizationId: partner.organizationId }, tx.now)
  return { historyId: await say(tx, 'partner.accepted', partnershipId, asked, null) }
}

/** A partner doesn't take part, and says why; it reads nothing more of the partnership. */
export async function declinePartnership(
  tx: Tx,
  partnershipId: string,
  input: DeclineInput,
): Promise<{ historyId: string } | Refusal> {
  const asked = await askedPartner(tx, partnershipId, input)
  if (isRefusal(asked)) return asked
  const { partner, speaker } = asked
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'partner.declined',
    subjectKind: 'partner',
    subjectId: partner.id,
    summary: input.reason,
  })
  const answered = await answer(tx, partner.id, {
    declinedAt: tx.now,
    declinedByPersonId: speaker.onBehalf === null ? tx.actor.personId : null,
    declineReason: input.reason,
    behalfId,
  })
  if (!answered) return new Refusal('partner_answered')
  return { historyId: await say(tx, 'partner.declined', partnershipId, asked, input.reason) }
}

interface Asked {
  partner: Partner
  speaker: Speaker
}

/** The partner that answers, if it still has an answer to give, and in a partnership that nobody takes back meanwhile. */
async function askedPartner(tx: Tx, partnershipId: string, input: AcceptInput): Promise<Asked | Refusal> {
  await hold(tx, 'partnerships', partnershipId)
  const partnership = await readPartnership(tx, partnershipId)
  const speaker = speakerOf(tx, partnership, input, partnershipPolicy.answer)
  if (isRefusal(speaker)) return speaker
  if (partnership.concludedOn !== null)
    return new Refusal('partnership_concluded', { on: partnership.concludedOn })
  const partner = partnership.partners.find(
    (candidate) => candidate.organizationId === speaker.organizationId,
  )
  if (partner?.standing !== 'invited') return new Refusal('partner_answered')
  return { partner, speaker }
}

/** Writes the answer, unless somebody else of the partner has given one in the same moment. */
const answer = async (
  tx: Tx,
  partnerId: string,
  values: {
    behalfId: string | null
    acceptedAt?: Date
    acceptedByPersonId?: string | null
    declinedAt?: Date
    declinedByPersonId?: string | null
    declineReason?: string
  },
): Promise<boolean> => {
  const written = await tx.db
    .updateTable('partners')
    .set(values)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', partnerId)
    .where('acceptedAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('leftAt', 'is', null)
    .executeTakeFirst()
  return written.numUpdatedRows > 0n
}

const say = (
  tx: Tx,
  action: 'partner.accepted' | 'partner.declined',
  partnershipId: string,
  { partner, speaker }: Asked,
  reason: string | null,
) =>
  record(tx, action, {
    subject: { kind: 'partner', id: partner.id },
    partnershipId,
    organizationId: speaker.organizationId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    ...(reason === null ? {} : { after: { reason } }),
  })
