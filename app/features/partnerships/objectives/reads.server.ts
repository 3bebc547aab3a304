import { sql } from 'kysely'
import { z } from 'zod'
import { asItStood, asTheyStood, changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Listing } from '#platform/http/listing.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { orderOf, type Reach, thatMatch } from '#platform/search/search.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import type { Objective, Service } from './objective.ts'

/**
 * Objectives of the own organization, and those that others share, in partnerships the actor reaches; where the own
 * organization has left, those that were shared by then. Nobody else reads what an organization keeps to itself.
 */
export function reachableObjectives(tx: Tx) {
  const { organizationId, partnerships } = tx.actor
  let objectives = tx.db
    .selectFrom('objectives')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'objectives.workspaceId')
        .onRef('partnerships.id', '=', 'objectives.partnershipId'),
    )
    .where('objectives.workspaceId', '=', tx.workspace.id)
    .where('objectives.deletedAt', 'is', null)
    .where('partnerships.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('objectives.organizationId', '=', organizationId),
        where('objectives.sharedAt', 'is not', null),
      ]),
    )
  if (partnerships === 'all') return objectives
  objectives = objectives.where('objectives.partnershipId', 'in', [...partnerships.keys(), tx.workspace.id])
  for (const [partnershipId, { until }] of partnerships)
    if (until !== null)
      objectives = objectives.where((where) =>
        where.or([
          where('objectives.partnershipId', '<>', partnershipId),
          where('objectives.organizationId', '=', organizationId),
          where('objectives.sharedAt', '<=', until),
        ]),
      )
  return objectives
}

/** Where objectives are searched: by words that are the actor's to know. */
export const objectiveReach = (tx: Tx): Reach => ({
  within: reachableObjectives(tx)
    .where((where) => where.not(changedLater(tx, 'objectives')))
    .select('objectives.id'),
})

const objectiveRows = (tx: Tx, objectives: ReturnType<typeof reachableObjectives>) =>
  objectives
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'objectives.workspaceId')
        .onRef('organizations.id', '=', 'objectives.organizationId'),
    )
    .where('organizations.workspaceId', '=', tx.workspace.id)
    .select([
      'objectives.id',
      'objectives.partnershipId',
      'objectives.organizationId',
      'organizations.name as organizationName',
      'objectives.what',
      'objectives.why',
      'objectives.language',
      'objectives.sharedAt',
      'objectives.behalfId',
      'objectives.createdAt',
      'objectives.version',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof objectiveRows>['execute']>>[number]

/** Objectives with the goals that serve them, in the order of the rows, as the reader may know them. */
async function completeObjectives(tx: Tx, found: readonly Row[]): Promise<Objective[]> {
  if (found.length === 0) return []
  const stood = await asTheyStood(tx, 'objective', found)
  const rows = found.map((row) => asItStood(stood, row))
  const services = await servicesOf(tx, rows)
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return rows.map(({ sharedAt, behalfId, createdAt, ...row }) => ({
    ...row,
    audience: sharedAt === null ? 'organization' : 'partnership',
    setOn: dayIn(tx.workspace.timeZone, createdAt),
    goals: services.get(row.id) ?? [],
    behalf: behalf.get(behalfId ?? '') ?? null,
  }))
}

/** What serves these objectives, in reach already; goals that were taken away are left out. */
async function servicesOf(tx: Tx, objectives: readonly Row[]): Promise<Map<string, Service[]>> {
  const rows = await tx.db
    .selectFrom('objectiveGoals')
    .innerJoin('goals', (join) =>
      join
        .onRef('goals.workspaceId', '=', 'objectiveGoals.workspaceId')
        .onRef('goals.id', '=', 'objectiveGoals.goalId'),
    )
    .where('objectiveGoals.workspaceId', '=', tx.workspace.id)
    .where(
      'objectiveGoals.objectiveId',
      'in',
      objectives.map((one) => one.id),
    )
    .where('goals.deletedAt', 'is', null)
    .select([
      'objectiveGoals.objectiveId',
      'objectiveGoals.goalId',
      'objectiveGoals.why',
      'objectiveGoals.createdAt',
    ])
    .orderBy('objectiveGoals.createdAt')
    .orderBy('objectiveGoals.id')
    .execute()
  const until = new Map(objectives.map((one) => [one.id, readsUntil(tx, one.partnershipId)]))
  const found = new Map<string, Service[]>()
  for (const { objectiveId, goalId, why, createdAt } of rows) {
    const end = until.get(objectiveId) ?? null
    if (end !== null && createdAt > end) continue
    found.set(objectiveId, [...(found.get(objectiveId) ?? []), { goalId, why }])
  }
  return found
}

/** One objective; throws NotFound. */
export async function readObjective(tx: Tx, id: string): Promise<Objective> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const rows = await objectiveRows(tx, reachableObjectives(tx)).where('objectives.id', '=', id).execute()
  const [objective] = await completeObjectives(tx, rows)
  if (objective === undefined) throw new NotFound()
  return objective
}

/** All objectives of a partnership in reach, by organization. */
export async function objectivesOf(tx: Tx, partnershipId: string): Promise<Objective[]> {
  const rows = await objectiveRows(tx, reachableObjectives(tx))
    .where('objectives.partnershipId', '=', partnershipId)
    .orderBy('organizations.nameKey')
    .orderBy('objectives.createdAt')
    .orderBy('objectives.id')
    .execute()
  return completeObjectives(tx, rows)
}

/** What the own organization wants in other partnerships and not yet in this one, by its words. */
export async function ownElsewhere(
  tx: Tx,
  partnershipId: string,
): Promise<{ id: string; what: string; partnershipName: string }[]> {
  return reachableObjectives(tx)
    .where('objectives.organizationId', '=', tx.actor.organizationId)
    .where('objectives.partnershipId', '<>', partnershipId)
    .where(
      sql<boolean>`not exists (select 1 from objectives here where here.workspace_id = objectives.workspace_id
        and here.partnership_id = ${partnershipId}::uuid and here.deleted_at is null
        and here.organization_id = objectives.organization_id and here.search_key = objectives.search_key)`,
    )
    .select(['objectives.id', 'objectives.what', 'partnerships.name as partnershipName'])
    .orderBy('objectives.createdAt', 'desc')
    .limit(20)
    .execute()
}

/** Those of the objectives that are in reach, with the name of their partnership. */
export async function objectivesById(tx: Tx, ids: readonly string[]) {
  const rows = await reachableObjectives(tx)
    .where('objectives.id', 'in', [...ids, tx.workspace.id])
    .select([
      'objectives.id',
      'objectives.what',
      'objectives.partnershipId',
      'partnerships.name as partnershipName',
    ])
    .execute()
  const stood = await asTheyStood(tx, 'objective', rows)
  return rows.map((row) => asItStood(stood, row))
}

const sortColumns = {
  set: { sql: 'objectives.created_at', type: 'timestamptz' },
  what: { sql: 'objectives.search_key', type: 'text' },
} as const

export interface ObjectivesWanted extends Omit<Listing, 'sort'> {
  sort?: string
  partnershipId?: string
  organizationId?: string
}

/** One page of objectives. */
export async function listObjectives(
  tx: Tx,
  { partnershipId, organizationId, ...listing }: ObjectivesWanted,
): Promise<{ items: Objective[]; total: number; next: string | null }> {
  let found = thatMatch(reachableObjectives(tx), tx, {
    table: 'objectives',
    query: listing.query,
    reach: objectiveReach(tx),
  })
  if (partnershipId !== undefined) found = found.where('objectives.partnershipId', '=', partnershipId)
  if (organizationId !== undefined) found = found.where('objectives.organizationId', '=', organizationId)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const { column, direction } = orderOf(listing, sortColumns, 'set')
  const rows = await onePage(
    objectiveRows(tx, found),
    { ...listing, direction },
    column,
    'objectives.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return {
    items: await completeObjectives(
      tx,
      items.map(({ cursorValue: _, ...row }) => row),
    ),
    total,
    next,
  }
}
