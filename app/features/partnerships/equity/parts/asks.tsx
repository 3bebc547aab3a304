import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { ShareBars } from '#ui/share-bars/share-bars.tsx'
import { askKinds } from '../equity.ts'
import { asksSentence, askWord } from '../say.ts'
import type { EquityView } from '../view.server.ts'

/** What was asked of each partner by the others: in a sentence, as bars, and by kind with how much of it this month. */
export function Asks({ asks }: { asks: EquityView['asks'] }) {
  return (
    <>
      <p>{asksSentence(asks)}</p>
      {asks.some((one) => one.total > 0) && (
        <ShareBars
          label={m.equity_asks()}
          shares={asks.map((one) => ({
            key: one.organizationId,
            name: one.name,
            value: one.total,
            words: formatNumber(one.total),
          }))}
        />
      )}
      <AsksTable asks={asks} />
    </>
  )
}

function AsksTable({ asks }: { asks: EquityView['asks'] }) {
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
