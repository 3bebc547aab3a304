import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { can } from '#platform/policy/policy.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import type { BehalfAct, BehalfSummary } from './behalf.ts'
import { isTakenBack } from './taken-back.server.ts'

/** Acts recorded for partners, in the partnerships that the actor reaches. Every read builds on this. */
export function reachableBehalfActs(tx: Tx) {
  const all = tx.db
    .selectFrom('behalfActs')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'behalfActs.workspaceId')
        .onRef('partnerships.id', '=', 'behalfActs.partnershipId'),
    )
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'behalfActs.workspaceId')
        .onRef('organizations.id', '=', 'behalfActs.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'behalfActs.workspaceId')
        .onRef('people.id', '=', 'behalfActs.recordedByPersonId'),
    )
    .where('behalfActs.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
  const { partnerships } = tx.actor
  if (partnerships === 'all') return all
  const ended = [...partnerships].filter(([, reached]) => reached.until !== null)
  let reached = all.where('behalfActs.partnershipId', 'in', [...partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of ended)
    reached = reached.where((where) =>
      where.or([
        where('behalfActs.partnershipId', '!=', partnershipId),
        where('behalfActs.recordedAt', '<=', until),
      ]),
    )
  return reached
}

const details = (tx: Tx) =>
  reachableBehalfActs(tx).select([
    'behalfActs.id',
    'behalfActs.partnershipId',
    'behalfActs.organizationId',
    'behalfActs.action',
    'behalfActs.subjectKind',
    'behalfActs.subjectId',
    'behalfActs.summary',
    'behalfActs.evidence',
    'behalfActs.evidenceLink',
    'behalfActs.recordedAt',
    'behalfActs.mailedTo',
    'behalfActs.acceptedAt',
    'behalfActs.disputedAt',
    'behalfActs.disputeReason',
    'partnerships.name as partnershipName',
    'organizations.name as organizationName',
    'people.name as recordedBy',
  ])

type Row = Awaited<ReturnType<ReturnType<typeof details>['execute']>>[number]

const acts = (tx: Tx) => details(tx).select(isTakenBack('behalfActs').as('takenBack'))

/** The labels of acts by their `behalf_id`, for the rows that carry one. Those out of reach are left out. */
export async function behalfSummaries(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<Map<string, BehalfSummary>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await details(tx).where('behalfActs.id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, summaryOf(tx, row)]))
}

const summaryOf = (tx: Tx, row: Row): BehalfSummary => ({
  id: row.id,
  organizationId: row.organizationId,
  organizationName: row.organizationName,
  evidence: row.evidence,
  evidenceLink: row.evidenceLink,
  acceptedAt: row.acceptedAt,
  disputedAt: row.disputedAt,
  disputeReason: row.disputeReason,
  recordedBy: row.recordedBy,
  recordedOn: dayIn(tx.workspace.timeZone, row.recordedAt),
})

/** One act recorded for a partner; throws NotFound out of reach. */
export async function readBehalf(tx: Tx, id: string): Promise<BehalfAct> {
  const row = await acts(tx).where('behalfActs.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return (await withHost(tx, [row]))[0] as BehalfAct
}

/** Whether an act is taken back, or its partnership is out of reach: of an act known to be there, its start was taken back. */
export async function isGone(tx: Tx, id: string): Promise<boolean> {
  const act = await reachableBehalfActs(tx)
    .where('behalfActs.id', '=', id)
    .select(isTakenBack('behalfActs').as('takenBack'))
    .executeTakeFirst()
  return act?.takenBack ?? true
}

/** What was recorded for the partners of a partnership, latest first. */
export async function behalfActsOf(tx: Tx, partnershipId: string): Promise<BehalfAct[]> {
  const rows = await acts(tx)
    .where('behalfActs.partnershipId', '=', partnershipId)
    .orderBy('behalfActs.recordedAt', 'desc')
    .orderBy('behalfActs.id', 'desc')
    .limit(500)
    .execute()
  return withHost(tx, rows)
}

// Only the host's people may record for a partner, so it is always the host that did.
async function withHost(tx: Tx, rows: (Row & { takenBack: boolean })[]): Promise<BehalfAct[]> {
  const host = await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', tx.workspace.hostOrganizationId)
    .select('name')
    .executeTakeFirstOrThrow()
  return rows.map((row) => ({
    ...summaryOf(tx, row),
    partnershipId: row.partnershipId,
    partnershipName: row.partnershipName,
    action: row.action,
    subjectKind: row.subjectKind,
    subjectId: row.subjectId,
    summary: row.summary,
    recordedByOrganization: host.name,
    mailedTo: row.mailedTo,
    takenBack: row.takenBack,
  }))
}

/** The partners that the actor may record an act for; empty for those who may not. */
export const behalfChoices = (
  tx: Tx,
  partnership: Partnership,
): { organizationId: string; name: string }[] =>
  can(tx.actor, partnershipPolicy.actOnBehalf)
    ? partnership.partners
        .filter(
          (partner) =>
            partner.organizationId !== tx.actor.organizationId &&
            (partner.standing === 'accepted' || partner.standing === 'invited'),
        )
        .map(({ organizationId, name }) => ({ organizationId, name }))
    : []
