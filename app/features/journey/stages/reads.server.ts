import { asItStood, asTheyStood } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { KeyAction } from '#platform/features/feature.server.ts'
import { behalfSummaries, readPartnership, readsUntil } from '../../partnerships/index.server.ts'
import type { Move } from './move.ts'
import type { Stage, StatedEvidence } from './stage.ts'

/**
 * The decisions, proposals and stated evidence of one partnership, as far as the actor reads it: after the own
 * organization has left, as they stood that day. Throws NotFound out of reach. Every read builds on these three.
 */
function reachableMoves(tx: Tx, partnershipId: string) {
  const until = readsUntil(tx, partnershipId)
  const all = tx.db
    .selectFrom('stageMoves')
    .where('stageMoves.workspaceId', '=', tx.workspace.id)
    .where('stageMoves.partnershipId', '=', partnershipId)
  return until === null ? all : all.where('stageMoves.createdAt', '<=', until)
}

function reachableProposals(tx: Tx, partnershipId: string) {
  const until = readsUntil(tx, partnershipId)
  const all = tx.db
    .selectFrom('stageProposals')
    .where('stageProposals.workspaceId', '=', tx.workspace.id)
    .where('stageProposals.partnershipId', '=', partnershipId)
  return until === null ? all : all.where('stageProposals.proposedAt', '<=', until)
}

function reachableStated(tx: Tx, partnershipId: string) {
  const until = readsUntil(tx, partnershipId)
  const all = tx.db
    .selectFrom('statedEvidence')
    .where('statedEvidence.workspaceId', '=', tx.workspace.id)
    .where('statedEvidence.partnershipId', '=', partnershipId)
    .where('statedEvidence.withdrawnAt', 'is', null)
  return until === null ? all : all.where('statedEvidence.createdAt', '<=', until)
}

/** All decisions, the first first. */
export async function movesOf(tx: Tx, partnershipId: string): Promise<Move[]> {
  const rows = await reachableMoves(tx, partnershipId)
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'stageMoves.decidedByPersonId')
        .onRef('people.workspaceId', '=', 'stageMoves.workspaceId'),
    )
    .leftJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'stageMoves.organizationId')
        .onRef('organizations.workspaceId', '=', 'stageMoves.workspaceId'),
    )
    .select([
      'stageMoves.id',
      'stageMoves.fromStage',
      'stageMoves.stage',
      'stageMoves.decidedOn',
      'stageMoves.reason',
      'stageMoves.gaps',
      'people.name as decidedBy',
      'organizations.name as organization',
    ])
    .orderBy('stageMoves.decidedOn')
    .orderBy('stageMoves.createdAt')
    .orderBy('stageMoves.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    from: row.fromStage,
    stage: row.stage,
    on: row.decidedOn,
    reason: row.reason,
    gaps: row.gaps as KeyAction[],
    decidedBy: row.decidedBy,
    organization: row.organization,
  }))
}

/** A proposal that waits for a decision. */
export interface Proposal {
  id: string
  stage: Stage
  reason: string
  proposedAt: Date
  personId: string | null
  proposedBy: string | null
  organizationId: string
  organization: string
}

/** The proposal that waits for a decision, if there is one. */
export async function openProposal(tx: Tx, partnershipId: string): Promise<Proposal | null> {
  const found = await reachableProposals(tx, partnershipId)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'stageProposals.organizationId')
        .onRef('organizations.workspaceId', '=', 'stageProposals.workspaceId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'stageProposals.proposedByPersonId')
        .onRef('people.workspaceId', '=', 'stageProposals.workspaceId'),
    )
    .where('stageProposals.stageMoveId', 'is', null)
    .where('stageProposals.declinedAt', 'is', null)
    .where('stageProposals.withdrawnAt', 'is', null)
    .select([
      'stageProposals.id',
      'stageProposals.stage',
      'stageProposals.reason',
      'stageProposals.proposedAt',
      'stageProposals.proposedByPersonId as personId',
      'people.name as proposedBy',
      'stageProposals.organizationId',
      'organizations.name as organization',
    ])
    .executeTakeFirst()
  return found ?? null
}

/** What people stated by hand, the newest first. */
export async function statedOf(tx: Tx, partnershipId: string): Promise<StatedEvidence[]> {
  const rows = await reachableStated(tx, partnershipId)
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'statedEvidence.statedByPersonId')
        .onRef('people.workspaceId', '=', 'statedEvidence.workspaceId'),
    )
    .leftJoin('organizations', (join) =>
      join
        .onRef('organizations.id', '=', 'statedEvidence.organizationId')
        .onRef('organizations.workspaceId', '=', 'statedEvidence.workspaceId'),
    )
    .select([
      'statedEvidence.id',
      'statedEvidence.keyAction',
      'statedEvidence.happenedOn',
      'statedEvidence.what',
      'statedEvidence.who',
      'statedEvidence.link',
      'statedEvidence.organizationId',
      'statedEvidence.version',
      'statedEvidence.behalfId',
      'people.name as person',
      'organizations.name as organization',
    ])
    .orderBy('statedEvidence.happenedOn', 'desc')
    .orderBy('statedEvidence.id', 'desc')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  const about = rows.map(({ happenedOn: on, ...row }) => ({ ...row, on, partnershipId }))
  const stood = await asTheyStood(tx, 'stated-evidence', about)
  return about
    .map((row) => asItStood(stood, row))
    .map((row) => ({
      id: row.id,
      keyAction: row.keyAction,
      on: row.on,
      what: row.what,
      who: row.who,
      link: row.link,
      organizationId: row.organizationId,
      statedBy: row.behalfId === null ? (row.person ?? row.organization ?? '') : (row.organization ?? ''),
      version: row.version,
      behalf: behalf.get(row.behalfId ?? '') ?? null,
    }))
}

/** One piece of stated evidence of a partnership in reach; throws NotFound. */
export async function readStated(tx: Tx, partnershipId: string, id: string): Promise<StatedEvidence> {
  await readPartnership(tx, partnershipId)
  const found = (await statedOf(tx, partnershipId)).find((entry) => entry.id === id)
  if (found === undefined) throw new NotFound()
  return found
}
