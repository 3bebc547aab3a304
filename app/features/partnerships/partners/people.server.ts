import { readablePhone } from '#features/landscape/phone.ts'
import { type Approval, waitingApprovals } from '#platform/accounts/approvals/reads.server.ts'
import { type WayIn, waysIn } from '#platform/accounts/approvals/ways-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import type { Partner } from '../partnerships/partnership.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type OpenInvitation, openInvitations } from './invitations/reads.server.ts'
import type { Representative } from './partner.ts'
import { representativesOf } from './representatives.server.ts'

/** A partner with everybody who stands for it, is asked to, or did before. */
export interface PartnerPeople extends Partner {
  sinceOn: Day
  leftOn: Day | null
  reason: string | null
  representatives: Representative[]
  former: Representative[]
  invitations: OpenInvitation[]
  /** Keys in its name that wait for the reader's yes. */
  keysWaiting: Approval[]
  /** For its lead: who else comes in for it. */
  waysIn: WayIn[]
  can: {
    /** Bring people in and end their standing. */
    bring: boolean
    /** Invite by mail: staff are invited elsewhere. */
    invite: boolean
    /** Leave or rest, for itself. */
    answer: boolean
    /** Record its answer or its leaving. */
    behalf: boolean
  }
}

/** The people of a partnership in reach, partner by partner. */
export async function peopleOfPartnership(tx: Tx, partnershipId: string): Promise<PartnerPeople[]> {
  const partnership = await readPartnership(tx, partnershipId)
  const representatives = (await representativesOf(tx, partnershipId)).map((one) => ({
    ...one,
    phone: one.phone === null ? null : readablePhone(one.phone, tx.workspace.country),
  }))
  const keysWaiting = (await waitingApprovals(tx)).filter(({ kind, can }) => kind === 'key' && can.answer)
  const ownWaysIn = await waysIn(tx)
  const invitations = await openInvitations(tx, partnershipId)
  const reasons = await tx.db
    .selectFrom('partners')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .select(['id', 'declineReason', 'leaveReason'])
    .execute()
  const open = partnership.concludedOn === null && readsUntil(tx, partnershipId) === null
  const day = (moment: Date) => dayIn(tx.workspace.timeZone, moment)
  return partnership.partners.map((partner) => {
    const { organizationId, id } = partner
    const about = { organizationId }
    const own = organizationId === tx.actor.organizationId
    const here = partner.standing === 'accepted' || partner.standing === 'invited'
    const bring = open && here && can(tx.actor, partnershipPolicy.inviteRepresentative, about)
    const reason = reasons.find((row) => row.id === id)
    return {
      ...partner,
      sinceOn: day(partner.since),
      leftOn: partner.leftAt === null ? null : day(partner.leftAt),
      reason:
        partner.standing === 'left'
          ? (reason?.leaveReason ?? null)
          : partner.standing === 'declined'
            ? (reason?.declineReason ?? null)
            : null,
      representatives: representatives.filter((one) => one.partnerId === id && one.endedOn === null),
      former: representatives.filter((one) => one.partnerId === id && one.endedOn !== null),
      keysWaiting: keysWaiting.filter((one) => one.organizationId === organizationId),
      waysIn: own ? ownWaysIn : [],
      invitations: invitations.filter((one) => one.organizationId === organizationId),
      can: {
        bring,
        invite: bring && !partner.isHost,
        answer: open && own && here && !partner.isHost && can(tx.actor, partnershipPolicy.answer, about),
        behalf: open && !own && here && !partner.isHost && can(tx.actor, partnershipPolicy.actOnBehalf),
      },
    }
  })
}
