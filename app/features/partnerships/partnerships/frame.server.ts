import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { unreadIn } from '../discussions/reach.server.ts'
import { partnershipPolicy } from '../policy.ts'
import {
  type PartnerStanding,
  type Partnership,
  type PartnershipStanding,
  partnershipStanding,
  type Stage,
} from './partnership.ts'
import { openBreaks, readPartnership, readsUntil } from './reads.server.ts'
import { stageOf } from './stage.server.ts'

/** What every page of a partnership shows around its own part. */
export interface Frame {
  partnership: Partnership
  stage: Stage
  standing: PartnershipStanding
  /** How the reader's own organization stands here; null for one that never took part. */
  ownStanding: PartnerStanding | null
  ownOrganizationId: string
  /** The day until which the reader's organization reads; null without an end. */
  readsUntil: Day | null
  /** Why all of it rests or is concluded, and since when. */
  rest: { since: Day; note: string } | null
  today: Day
  /** Discussions in which something is new to the reader. */
  unreadDiscussions: number
  can: {
    change: boolean
    conclude: boolean
    /** Answer, pause and leave for the own organization. */
    answer: boolean
    invitePartner: boolean
    /** Propose a further partner, a rest or the conclusion; who may do it by themselves need not. */
    propose: boolean
    /** Propose that it goes on, while all of it rests. */
    proposeResumption: boolean
    /** Propose to take it up again, while it is concluded. */
    proposeReopening: boolean
    /** Write in it: the own organization takes part, and it isn't concluded. */
    work: boolean
    handOver: boolean
  }
}

/** The part of a loader that `PartnershipFrame` needs; throws NotFound out of reach. */
export async function frameOf(tx: Tx, id: string): Promise<Frame> {
  const partnership = await readPartnership(tx, id)
  const breaks = await openBreaks(tx, id)
  const own = partnership.partners.find((partner) => partner.organizationId === tx.actor.organizationId)
  const standing = partnershipStanding(partnership)
  const rest =
    breaks.find((entry) => entry.kind === 'conclusion') ??
    breaks.find((entry) => entry.kind === 'pause' && entry.organizationId === null)
  const until = readsUntil(tx, id)
  const ownOpen = own?.standing === 'accepted' && standing !== 'concluded'
  return {
    partnership,
    stage: await stageOf(tx, id),
    standing,
    ownStanding: own?.standing ?? null,
    ownOrganizationId: tx.actor.organizationId,
    readsUntil: until === null ? null : dayIn(tx.workspace.timeZone, until),
    rest: rest === undefined ? null : { since: dayIn(tx.workspace.timeZone, rest.beganAt), note: rest.note },
    today: tx.today,
    unreadDiscussions: await unreadIn(tx, id),
    can: {
      change: ownOpen && can(tx.actor, partnershipPolicy.change),
      conclude: own?.standing === 'accepted' && can(tx.actor, partnershipPolicy.conclude),
      answer: can(tx.actor, partnershipPolicy.answer, { organizationId: tx.actor.organizationId }),
      invitePartner: ownOpen && can(tx.actor, partnershipPolicy.invitePartner),
      propose: ownOpen && can(tx.actor, partnershipPolicy.propose),
      proposeResumption: ownOpen && partnership.paused && can(tx.actor, partnershipPolicy.propose),
      proposeReopening:
        own?.standing === 'accepted' && standing === 'concluded' && can(tx.actor, partnershipPolicy.propose),
      work: ownOpen && can(tx.actor, partnershipPolicy.workTogether),
      handOver: can(tx.actor, partnershipPolicy.handOver),
    },
  }
}
