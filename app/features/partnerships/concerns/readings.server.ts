import { v4 } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import type { Concern } from './concern.ts'

/** Writes down that somebody opened a confidential or anonymous concern. Whoever raised it by key has no name to write. */
export async function logReading(tx: Tx, concern: Pick<Concern, 'id' | 'openness'>): Promise<void> {
  const { personId, organizationId } = tx.actor
  if (concern.openness === 'open' || personId === null) return
  await tx.db
    .insertInto('concernReadings')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      concernId: concern.id,
      personId,
      organizationId,
      readOn: tx.today,
    })
    .execute()
}

export interface Reading {
  person: string
  organization: string
  lastOn: Day
  times: number
}

/** Who has read it, for those who read it too. */
export const readingsOf = (tx: Tx, concernId: string): Promise<Reading[]> =>
  tx.db
    .selectFrom('concernReadings as x')
    .innerJoin('people as p', (join) =>
      join.onRef('p.workspaceId', '=', 'x.workspaceId').onRef('p.id', '=', 'x.personId'),
    )
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 'x.workspaceId').onRef('o.id', '=', 'x.organizationId'),
    )
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.concernId', '=', concernId)
    .groupBy(['p.id', 'p.name', 'o.name'])
    .select(['p.name as person', 'o.name as organization'])
    .select((select) => [select.fn.max('x.readOn').as('lastOn'), select.fn.countAll<number>().as('times')])
    .orderBy('lastOn', 'desc')
    .orderBy('person')
    .execute()
