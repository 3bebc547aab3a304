import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { goalsById } from '../goals/reads.server.ts'
import type { Objective } from './objective.ts'
import { listObjectives, type ObjectivesWanted } from './reads.server.ts'

/** Columns of objectives as they leave in a spreadsheet, a line for each goal that serves one; a contract, so in English and never renamed. */
export const objectiveColumns = [
  'id',
  'partnershipId',
  'organization',
  'what',
  'why',
  'audience',
  'setOn',
  'goalId',
  'goal',
  'goalWhy',
] as const

/** Every objective in reach, page by page, so that memory stays flat. */
export async function* objectiveRecords(
  tx: Tx,
  wanted: Partial<ObjectivesWanted> = {},
): AsyncGenerator<Record<(typeof objectiveColumns)[number], string | null>> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listObjectives>> = await listObjectives(tx, {
      query: '',
      direction: 'asc',
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    const named = await goalsById(
      tx,
      page.items.flatMap((one) => one.goals.map((service) => service.goalId)),
    )
    const goals = new Map(named.map((goal) => [goal.id, goal.what]))
    for (const one of page.items) yield* linesOf(one, goals)
    cursor = page.next
  } while (cursor !== null)
}

function linesOf(one: Objective, goals: ReadonlyMap<string, string>) {
  const line = {
    id: one.id,
    partnershipId: one.partnershipId,
    organization: one.organizationName,
    what: one.what,
    why: one.why,
    audience: one.audience,
    setOn: one.setOn,
  }
  return one.goals.length === 0
    ? [{ ...line, goalId: null, goal: null, goalWhy: null }]
    : one.goals.map(({ goalId, why }) => ({
        ...line,
        goalId,
        goal: goals.get(goalId) ?? null,
        goalWhy: why,
      }))
}

export const exportedObjectives: ExportTable = {
  name: 'objectives',
  columns: [...objectiveColumns],
  rows: (tx) => objectiveRecords(tx),
  ofPartnership: {
    says: m.leaves_objectives,
    columns: {
      goalWhy: m.column_objectives_goal_why,
    },
    rows: (tx, partnershipId) => objectiveRecords(tx, { partnershipId }),
  },
}
