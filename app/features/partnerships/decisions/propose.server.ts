import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { fitProposal } from './fit.server.ts'
import type { ProposalInput } from './inputs.ts'

/** Proposes something to decide together, by the own organization or on behalf of a partner. Throws Invalid. */
export async function proposeDecision(
  tx: Tx,
  partnershipId: string,
  { onBehalfOf, evidence, evidenceLink, ...input }: ProposalInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const behalf = { onBehalfOf, evidence, evidenceLink }
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.workTogether)
  if (isRefusal(speaker)) return speaker
  const { options, weights, ...proposal } = fitProposal(tx, partnership, input)
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'decision.proposed',
    subjectKind: 'decision',
    subjectId: id,
    summary: proposal.what,
  })
  await tx.db
    .insertInto('decisions')
    .values({
      workspaceId: tx.workspace.id,
      id,
      partnershipId,
      ...proposal,
      proposedByPersonId: tx.actor.personId,
      organizationId: speaker.organizationId,
      behalfId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeChoices(tx, id, options, weights)
  const historyId = await record(tx, 'decision.proposed', {
    subject: { kind: 'decision', id },
    partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
    after: { ...proposal, options },
    facts: { closesOn: proposal.closesOn },
  })
  return { id, historyId }
}

/** Writes what is chosen between and what voices weigh, in place of what stood there. */
export async function writeChoices(
  tx: Tx,
  decisionId: string,
  options: ProposalInput['options'],
  weights: ProposalInput['weights'],
): Promise<void> {
  for (const table of ['decisionOptions', 'decisionWeights'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', tx.workspace.id)
      .where('decisionId', '=', decisionId)
      .execute()
  const row = () => ({ workspaceId: tx.workspace.id, id: uuid(), decisionId })
  if (options.length > 0)
    await tx.db
      .insertInto('decisionOptions')
      .values(options.map((text, index) => ({ ...row(), place: index + 1, text })))
      .execute()
  if (weights.length > 0)
    await tx.db
      .insertInto('decisionWeights')
      .values(weights.map((one) => ({ ...row(), ...one })))
      .execute()
}
