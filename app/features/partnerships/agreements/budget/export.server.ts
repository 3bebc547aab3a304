import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { latestTexts } from '../beside.server.ts'
import { agreementsOf } from '../reads.server.ts'
import { budgetsOf } from './reads.server.ts'

/** Who gives what to whom under the latest version of each agreement. */
export const exportedBudgets: ExportTable = {
  name: 'agreement-budgets',
  columns: [
    'agreementId',
    'agreement',
    'textVersion',
    'giver',
    'receiver',
    'purpose',
    'amountMinor',
    'currency',
    'inKind',
  ],
  rows: (tx) => budgetRecords(tx),
  ofPartnership: {
    says: m.leaves_agreement_budgets,
    columns: {
      agreementId: m.column_budgets_agreement_id,
      agreement: m.column_budgets_agreement,
      textVersion: m.column_agreements_text_version,
      giver: m.column_budgets_giver,
      receiver: m.column_budgets_receiver,
      purpose: m.column_budgets_purpose,
      amountMinor: m.column_budgets_amount_minor,
      currency: m.column_budgets_currency,
      inKind: m.column_budgets_in_kind,
    },
    rows: budgetRecords,
  },
}

async function* budgetRecords(tx: Tx, partnershipId?: string) {
  const agreements = await agreementsOf(tx, partnershipId)
  const texts = await latestTexts(tx, agreements)
  const budgets = await budgetsOf(
    tx,
    [...texts.values()].map((text) => text.id),
  )
  for (const { id, title, number } of agreements)
    for (const line of budgets.get(texts.get(id)?.id ?? '') ?? [])
      yield {
        agreementId: id,
        agreement: title,
        textVersion: number,
        giver: line.giver,
        receiver: line.receiver,
        purpose: line.purpose,
        amountMinor: line.amountMinor,
        currency: line.currency,
        inKind: line.inKind,
      }
}
