import { addOrganization, organizationAdd } from '#features/landscape/index.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { invitePartner, withdrawPartner } from '../partners/invite.server.ts'
import {
  concludePartnership,
  reopenPartnership,
  undoConclusion,
  undoReopening,
} from '../partnerships/conclude.server.ts'
import {
  pausePartnership,
  resumePartnership,
  undoPause,
  undoResumption,
} from '../partnerships/pause.server.ts'
import { startPartnership, withdrawStart } from '../partnerships/start.server.ts'
import { noteAdded, removeAdded } from './added.server.ts'
import type { AcceptInput } from './inputs.ts'
import { type Course, isCourse, type Proposal } from './proposal.ts'
import { readProposal } from './reads.server.ts'
import { openAgain } from './reopen.server.ts'
import { answeredBy, settleProposal } from './settle.server.ts'

/** What came of a proposal that was accepted. */
interface Came {
  startedPartnershipId?: string
  partnerId?: string
}

/**
 * Accepts a proposal, which does what it asks for by the verb that does it without a proposal as well. Refuses what
 * that verb refuses, what is answered already, and names that are not in the records until it is said whose they are.
 */
export async function acceptProposal(
  tx: Tx,
  id: string,
  input: AcceptInput,
): Promise<{ historyId: string; startedPartnershipId: string | null } | Refusal> {
  const proposal = await readProposal(tx, id)
  allow(tx.actor, answeredBy[proposal.kind])
  // Claimed first: of two who accept at once the second waits here, and finds it answered.
  const claimed = await settleProposal(tx, id, {
    acceptedAt: tx.now,
    acceptedByPersonId: tx.actor.personId,
  })
  if (!claimed) return new Refusal('proposal_settled')
  const came = await carryOut(tx, proposal, input)
  if (isRefusal(came)) return came
  if (Object.keys(came).length > 0)
    await tx.db
      .updateTable('proposals')
      .set(came)
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', id)
      .execute()
  const historyId = await record(tx, 'proposal.accepted', {
    subject: { kind: 'proposal', id },
    partnershipId: proposal.partnershipId,
    facts: { kind: proposal.kind },
  })
  return { historyId, startedPartnershipId: came.startedPartnershipId ?? null }
}

async function carryOut(tx: Tx, proposal: Proposal, input: AcceptInput): Promise<Came | Refusal> {
  const { kind, partnershipId } = proposal
  if (isCourse(kind)) {
    const taken = await takeCourse[kind](tx, partnershipId ?? '', input.note ?? proposal.reason)
    return isRefusal(taken) ? taken : {}
  }
  const organizationIds = await organizationsFor(tx, proposal, input)
  if (isRefusal(organizationIds)) return organizationIds
  if (kind === 'partner') {
    const [organizationId] = organizationIds
    if (organizationId === undefined || organizationIds.length > 1)
      throw new Invalid([{ path: 'organizationIds', code: 'issue_proposal_one' }])
    const invited = await invitePartner(tx, partnershipId ?? '', { organizationId })
    return isRefusal(invited) ? invited : { partnerId: invited.id }
  }
  const started = await startPartnership(tx, {
    name: input.name ?? proposal.name,
    purpose: input.purpose ?? proposal.purpose,
    language: null,
    beganOn: input.beganOn ?? tx.today,
    // Whoever proposes takes part; as all others, it answers for itself.
    organizationIds: [...new Set([proposal.organizationId, ...organizationIds])],
    communityIds: input.communityIds ?? proposal.communities.map((one) => one.id),
  })
  return isRefusal(started) ? started : { startedPartnershipId: started.id }
}

const ofAll = { organizationId: null, evidence: '', evidenceLink: '' }

const takeCourse: Record<Course, (tx: Tx, partnershipId: string, note: string) => Promise<object | Refusal>> =
  {
    pause: (tx, partnershipId, note) => pausePartnership(tx, partnershipId, { ...ofAll, note }),
    resumption: (tx, partnershipId, note) => resumePartnership(tx, partnershipId, { ...ofAll, note }),
    conclusion: (tx, partnershipId, note) => concludePartnership(tx, partnershipId, { note }),
    reopening: (tx, partnershipId, note) => reopenPartnership(tx, partnershipId, { note }),
  }

/** Who is asked: those chosen, else those proposed; new ones are added to the records by the verb that adds them. */
async function organizationsFor(
  tx: Tx,
  proposal: Proposal,
  { organizationIds, newOrganizations, confirmed }: AcceptInput,
): Promise<string[] | Refusal> {
  if (organizationIds === undefined && newOrganizations.length === 0) {
    const unknown = proposal.organizations.find((one) => one.id === null)
    if (unknown !== undefined) return new Refusal('proposal_unknown', { name: unknown.name })
  }
  const known = organizationIds ?? proposal.organizations.flatMap(({ id }) => (id === null ? [] : [id]))
  const ids = [...known]
  for (const name of newOrganizations) {
    const added = await addOrganization(tx, organizationAdd.parse({ name, kind: 'other', confirmed }))
    if (isRefusal(added)) return added
    await noteAdded(tx, proposal.id, added.id)
    ids.push(added.id)
  }
  return ids
}

const takeBack: Record<Proposal['kind'], Inverse> = {
  partnership: withdrawStart,
  partner: withdrawPartner,
  pause: undoPause,
  resumption: undoResumption,
  conclusion: undoConclusion,
  reopening: undoReopening,
}

/**
 * The inverse of accepting: what was done is taken back by its own inverse, with the organizations that were added for
 * it and that nothing else has to do with since, and the proposal waits again.
 */
export const undoAccept: Inverse = async (tx, entry) => {
  const proposal = await readProposal(tx, entry.subjectId)
  allow(tx.actor, answeredBy[proposal.kind])
  if (proposal.standing !== 'accepted') return new Refusal('proposal_settled')
  const { startedPartnershipId, partnerId } = await tx.db
    .selectFrom('proposals')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', proposal.id)
    .select(['startedPartnershipId', 'partnerId'])
    .executeTakeFirstOrThrow()
  const { kind, partnershipId } = proposal
  const subjectId = isCourse(kind)
    ? partnershipId
    : { partnership: startedPartnershipId, partner: partnerId }[kind]
  const answer = await takeBack[kind](tx, { ...entry, subjectId: subjectId ?? '' })
  if (isRefusal(answer)) return answer
  await removeAdded(tx, proposal.id, { startedPartnershipId, partnerId })
  return openAgain(tx, proposal)
}
