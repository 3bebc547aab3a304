import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import type { Weight } from '../behalf/behalf.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { reachablePartnerships, readPartnership, readsUntil } from '../partnerships/reads.server.ts'

/** That a partner was asked whether there is anything to talk about, and what it said. */
export interface Asking {
  id: string
  partnershipId: string
  partnershipName: string
  organization: { id: string; name: string }
  askedOn: Day
  answeredOn: Day | null
  answer: 'nothing' | 'something' | null
  weight: Weight
}

/** Who was asked whether there is anything to talk about, the latest first, of a partnership in reach. */
export async function askingsOf(tx: Tx, partnershipId: string): Promise<Asking[]> {
  await readPartnership(tx, partnershipId)
  return askingsIn(tx, partnershipId)
}

/** The same of all partnerships in reach, or of one; where the own organization has left, as it stood that day. */
export async function askingsIn(tx: Tx, partnershipId?: string): Promise<Asking[]> {
  let reached = reachablePartnerships(tx)
  if (partnershipId !== undefined) reached = reached.where('partnerships.id', '=', partnershipId)
  const rows = await tx.db
    .selectFrom('concernAskings as x')
    .innerJoin('organizations as o', (join) =>
      join.onRef('o.workspaceId', '=', 'x.workspaceId').onRef('o.id', '=', 'x.organizationId'),
    )
    .innerJoin('partnerships as p', (join) =>
      join.onRef('p.workspaceId', '=', 'x.workspaceId').onRef('p.id', '=', 'x.partnershipId'),
    )
    .leftJoin('behalfActs as b', (join) =>
      join.onRef('b.workspaceId', '=', 'x.workspaceId').onRef('b.id', '=', 'x.behalfId'),
    )
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.partnershipId', 'in', reached.select('partnerships.id'))
    .where('x.takenBackOn', 'is', null)
    .select(['x.id', 'x.partnershipId', 'p.name as partnershipName', 'x.organizationId', 'o.name'])
    .select(['x.askedOn', 'x.answeredOn', 'x.answer'])
    .select(weightSql('b').as('weight'))
    .orderBy('x.askedOn', 'desc')
    .orderBy('x.id', 'desc')
    .execute()
  return rows.flatMap(({ organizationId, name, ...row }): Asking[] => {
    const until = readsUntil(tx, row.partnershipId)
    const last = until === null ? null : dayIn(tx.workspace.timeZone, until)
    if (last !== null && row.askedOn > last) return []
    const asking = { ...row, organization: { id: organizationId, name } }
    return last !== null && row.answeredOn !== null && row.answeredOn > last
      ? [{ ...asking, answeredOn: null, answer: null, weight: 'counts' }]
      : [asking]
  })
}
