import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { reachableChoices } from '../partners/choose.server.ts'
import { knownCommunities } from '../partnerships/communities.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { concludedPartnership, openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { fits } from './fits.server.ts'
import type { ProposalInput } from './inputs.ts'
import { isCourse } from './proposal.ts'

/** Proposes a new partnership, a further partner or the course of one to those who decide it. The same waits once at a time. */
export async function propose(
  tx: Tx,
  input: ProposalInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const { kind, partnershipId, name, purpose, reason } = input
  const within = kind === 'reopening' ? concludedPartnership : openPartnership
  const load = async () => (partnershipId === null ? null : within(tx, partnershipId))
  const before = await load()
  allow(tx.actor, partnershipPolicy.propose)
  if (isRefusal(before)) return before
  // Two proposals of one partner come one after the other; of the other kinds an index keeps the second out.
  if (partnershipId !== null) await hold(tx, 'partnerships', partnershipId)
  // What somebody else did until it was held counts.
  const partnership = await load()
  if (isRefusal(partnership)) return partnership
  const no = await fits(tx, input, partnership)
  if (no !== null) return no
  const communityIds = kind === 'partnership' ? await knownCommunities(tx, input.communityIds) : []
  const id = uuid()
  const isNew = kind === 'partnership'
  await tx.db
    .insertInto('proposals')
    .values({
      workspaceId: tx.workspace.id,
      id,
      kind,
      partnershipId,
      name: isNew ? name : '',
      purpose: isNew ? purpose : '',
      reason,
      about: await aboutWords(tx, input, partnership),
      organizationId: tx.actor.organizationId,
      proposedByPersonId: tx.actor.personId,
      proposedAt: tx.now,
    })
    .execute()
  const named = isCourse(kind)
    ? []
    : [
        ...[...new Set(input.organizationIds)].map((organizationId) => ({ organizationId, name: '' })),
        ...[...new Set(input.otherOrganizations)].map((other) => ({ organizationId: null, name: other })),
      ]
  if (named.length > 0)
    await tx.db
      .insertInto('proposalOrganizations')
      .values(named.map((one) => ({ workspaceId: tx.workspace.id, id: uuid(), proposalId: id, ...one })))
      .execute()
  if (communityIds.length > 0)
    await tx.db
      .insertInto('proposalCommunities')
      .values(
        communityIds.map((communityId) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          proposalId: id,
          communityId,
        })),
      )
      .execute()
  const historyId = await record(tx, 'proposal.made', {
    subject: { kind: 'proposal', id },
    partnershipId,
    after: { reason, ...(isNew ? { name, purpose } : {}) },
    facts: { kind },
  })
  return { id, historyId }
}

/** By what names people may look for it: of the partnership, and of who should take part. */
async function aboutWords(tx: Tx, input: ProposalInput, partnership: Partnership | null): Promise<string> {
  const named = isCourse(input.kind)
    ? []
    : [
        ...(await reachableChoices(tx, input.organizationIds)).map((one) => one.name),
        ...input.otherOrganizations,
      ]
  return [partnership?.name ?? '', ...named].join(' ').trim().slice(0, 4000)
}
