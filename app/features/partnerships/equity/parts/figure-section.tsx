import type { Day } from '#platform/context/days.ts'
import { formatMonth } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { ProgressChart } from '#ui/progress-chart/progress-chart.tsx'
import { Section } from '#ui/section/section.tsx'
import { ShareBars } from '#ui/share-bars/share-bars.tsx'
import type { Figure } from '../equity.ts'
import { amountWords, evennessWords, figureSentence, measureWord } from '../say.ts'

/** One thing and how it is spread: a sentence, bars whose figures open the records, and how even it was over time. */
export function FigureSection({ figure, records, today }: { figure: Figure; records: string; today: Day }) {
  const summary = figureSentence(figure)
  const word = measureWord(figure.measure)
  const first = figure.trend[0]
  const last = figure.trend.at(-1)
  return (
    <Section level={3} title={word} lede={summary}>
      {figure.total > 0 && (
        <>
          <ShareBars
            label={word}
            shares={figure.shares.map((one) => ({
              key: one.organizationId,
              name: one.name,
              value: one.amount,
              words: amountWords(figure.measure, one.amount),
              ...(one.amount === 0
                ? {}
                : {
                    to: {
                      href: `${records}&measure=${figure.measure}&organization=${one.organizationId}`,
                      aloud: m.equity_open({ organization: one.name }),
                    },
                  }),
            }))}
          />
          {figure.measure === 'hours' && <WorkedOut figure={figure} />}
          {first !== undefined && last !== undefined && figure.trend.length > 1 && (
            <ProgressChart
              summary={m.equity_trend({
                first: evennessWords(first.evenness),
                last: evennessWords(last.evenness),
              })}
              checkIns={figure.trend.map(({ on, evenness }) => ({
                on,
                value: evenness * 100,
                day: formatMonth(on, today),
                words: evennessWords(evenness),
              }))}
              target={{ value: 100, words: m.equity_trend_even() }}
              baseline={{ value: 0, words: m.equity_trend_one() }}
              table={{ label: m.equity_trend_table(), day: m.equity_quarter(), value: m.equity_evenness() }}
            />
          )}
        </>
      )}
    </Section>
  )
}

/** Some hours are worked out and some were noted: the table says which. */
const WorkedOut = ({ figure }: { figure: Figure }) => (
  <DataTable
    caption={m.equity_hours()}
    rows={figure.shares}
    rowKey={(one) => one.organizationId}
    columns={[
      { key: 'partner', label: m.equity_partner(), cell: (one) => one.name },
      {
        key: 'workedOut',
        label: m.equity_worked_out(),
        numeric: true,
        cell: (one) => amountWords(figure.measure, one.amount - one.byHand),
      },
      {
        key: 'byHand',
        label: m.equity_by_hand(),
        numeric: true,
        cell: (one) => amountWords(figure.measure, one.byHand),
      },
    ]}
  />
)
