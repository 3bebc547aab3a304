import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { givenText, type NamedBudgetLine } from '../budget.ts'

/** Who gives what to whom, and what for. */
export function BudgetTable({ lines }: { lines: readonly NamedBudgetLine[] }) {
  return (
    <DataTable
      caption={m.agreement_budget()}
      rows={lines.map((line, place) => ({ ...line, key: String(place) }))}
      rowKey={(line) => line.key}
      columns={[
        { key: 'purpose', label: m.agreement_budget_purpose(), cell: (line) => line.purpose },
        { key: 'giver', label: m.agreement_budget_giver(), cell: (line) => line.giver },
        {
          key: 'receiver',
          label: m.agreement_budget_receiver(),
          cell: (line) => line.receiver ?? m.agreement_budget_all(),
        },
        { key: 'given', label: m.agreement_budget_given(), cell: givenText, numeric: true },
      ]}
    />
  )
}
