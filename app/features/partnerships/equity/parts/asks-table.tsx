import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { askKinds } from '../equity.ts'
import { askWord } from '../say.ts'
import type { EquityView } from '../view.server.ts'

/** What was asked of each partner by the others, and how much of it this month. */
export function AsksTable({ asks }: { asks: EquityView['asks'] }) {
  type Row = EquityView['asks'][number]
  return (
    <DataTable
      caption={m.equity_asks()}
      rows={asks}
      rowKey={(one) => one.organizationId}
      columns={[
        { key: 'partner', label: m.equity_partner(), cell: (one) => one.name },
        ...askKinds.map((kind) => ({
          key: kind,
          label: askWord(kind),
          numeric: true,
          cell: (one: Row) => formatNumber(one.byKind.find((each) => each.kind === kind)?.count ?? 0),
        })),
        { key: 'total', label: m.equity_asks_total(), numeric: true, cell: (one) => formatNumber(one.total) },
        {
          key: 'month',
          label: m.equity_asks_month(),
          numeric: true,
          cell: (one) => formatNumber(one.thisMonth),
        },
      ]}
    />
  )
}
