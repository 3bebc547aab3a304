import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { type Partnership, presentPartners } from '../../partnerships/partnership.ts'
import type { BudgetLine, NamedBudgetLine } from './budget.ts'

/** The lines with the names of who gives and receives; throws Invalid where one of them takes no part. */
export function namedBudget(partnership: Partnership, lines: readonly BudgetLine[]): NamedBudgetLine[] {
  const names = new Map(
    presentPartners(partnership.partners).map((partner) => [partner.organizationId, partner.name]),
  )
  return lines.map((line, place) => {
    const giver = names.get(line.giverOrganizationId)
    const receiver = line.receiverOrganizationId === null ? null : names.get(line.receiverOrganizationId)
    if (giver === undefined || receiver === undefined)
      throw new Invalid([
        {
          path: `budget.${place}.${giver === undefined ? 'giver' : 'receiver'}OrganizationId`,
          code: 'issue_budget_partner',
        },
      ])
    return { ...line, giver, receiver }
  })
}

/** Writes the budget of a version of a text. */
export async function writeBudget(tx: Tx, textId: string, lines: readonly BudgetLine[]): Promise<void> {
  if (lines.length === 0) return
  await tx.db
    .insertInto('agreementBudgetLines')
    .values(
      lines.map(
        ({ giverOrganizationId, receiverOrganizationId, purpose, amountMinor, currency, inKind }, place) => ({
          workspaceId: tx.workspace.id,
          id: uuid(),
          textId,
          position: place + 1,
          giverOrganizationId,
          receiverOrganizationId,
          purpose,
          amountMinor,
          currency,
          inKind,
        }),
      ),
    )
    .execute()
}
