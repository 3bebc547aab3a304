import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { NamedBudgetLine } from './budget.ts'

/** By version of a text: its budget, line by line. The ids are those of texts in reach. */
export async function budgetsOf(tx: Tx, textIds: readonly string[]): Promise<Map<string, NamedBudgetLine[]>> {
  if (textIds.length === 0) return new Map()
  const rows = await tx.db
    .selectFrom('agreementBudgetLines as line')
    .innerJoin('organizations as giver', (join) =>
      join
        .onRef('giver.workspaceId', '=', 'line.workspaceId')
        .onRef('giver.id', '=', 'line.giverOrganizationId'),
    )
    .leftJoin('organizations as receiver', (join) =>
      join
        .onRef('receiver.workspaceId', '=', 'line.workspaceId')
        .onRef('receiver.id', '=', 'line.receiverOrganizationId'),
    )
    .where('line.workspaceId', '=', tx.workspace.id)
    .where('line.textId', 'in', textIds)
    .select([
      'line.textId',
      'line.giverOrganizationId',
      'giver.name as giver',
      'line.receiverOrganizationId',
      'receiver.name as receiver',
      'line.purpose',
      sql<number | null>`line.amount_minor::float8`.as('amountMinor'),
      'line.currency',
      'line.inKind',
    ])
    .orderBy('line.position')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.textId)].map(([id, lines]) => [
      id,
      lines.map(({ textId: _of, ...line }) => line),
    ]),
  )
}
