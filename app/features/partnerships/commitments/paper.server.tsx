import type { ReactNode } from 'react'
import type { Day } from '#platform/context/days.ts'
import { Aside, FaceToFace, PdfRateChart } from '#platform/pdf/charts.tsx'
import { rust, size } from '#platform/pdf/look.ts'
import { Heading, Paragraph, PdfTable } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { KeptRate } from './commitment.ts'
import { drawnRates, type RateSide } from './drawn-rates.tsx'
import type { QuarterTally } from './quarters.ts'
import type { LedgerRow } from './reads.server.ts'
import { rateText, stateWord, whenText, whoText } from './say.ts'

/** The kept rates of sides face to face, each with what makes it sure. */
export function RatesOnPaper({
  sides,
}: {
  sides: readonly { title: string; rate: KeptRate | undefined }[]
}): ReactNode {
  return (
    <FaceToFace
      sides={sides.map(({ title, rate }) => {
        const told = rateText(rate)
        return {
          key: title,
          content: (
            <View>
              <Text style={{ fontWeight: 600 }}>{title}</Text>
              {told === null ? (
                <Aside>{m.commitments_over_time_none()}</Aside>
              ) : (
                <>
                  <Text style={{ fontSize: size.large }}>{`${told.value} ${told.words}`}</Text>
                  <Aside>{told.interval}</Aside>
                </>
              )}
            </View>
          ),
        }
      })}
    />
  )
}

/** The same quarter by quarter, drawn and as a table; nothing while there is nothing to count. */
export function RatesOverTimeOnPaper({
  sides,
  tallies,
  today,
}: {
  sides: readonly RateSide[]
  tallies: readonly QuarterTally[]
  today: Day
}): ReactNode {
  const { drawn, told } = drawnRates(sides, tallies, today)
  const [first] = drawn
  if (told.length === 0 || first === undefined) return null
  return (
    <View>
      <Heading level={3}>{m.commitments_over_time()}</Heading>
      <Paragraph>
        {`${formatList(told.map(({ title, rate }) => m.commitments_over_time_of({ who: title, kept: rate.kept, counted: rate.counted })))}. ${m.commitments_over_time_lede()}`}
      </Paragraph>
      <FaceToFace
        sides={drawn.map(({ title, points, rate }, index) => ({
          key: title,
          content: (
            <View>
              <Text style={{ fontWeight: 600 }}>{title}</Text>
              {rate.counted === 0 ? (
                <Aside>{m.commitments_over_time_none()}</Aside>
              ) : (
                <PdfRateChart
                  points={points}
                  tone={index === 0 ? 'ours' : 'theirs'}
                  axis={{ all: m.commitments_rate_all(), none: m.commitments_rate_none() }}
                />
              )}
            </View>
          ),
        }))}
      />
      <PdfTable
        together
        columns={[{ name: m.commitments_rate_quarter() }, ...drawn.map(({ title }) => ({ name: title }))]}
        rows={first.points.map((point, index) => ({
          key: point.key,
          cells: [point.name, ...drawn.map(({ points }) => points[index]?.words ?? '')],
        }))}
      />
    </View>
  )
}

/** Promises as a list: what, who sees to it, by when, and how each stands. */
export function PromiseTable({
  rows,
  today,
  others,
  where = false,
}: {
  rows: readonly LedgerRow[]
  today: Day
  /** How many the promises could be made to; whom they were made to is said where it isn't all of them. */
  others?: number
  /** Said of each: who promised, and in which partnership. */
  where?: boolean
}): ReactNode {
  return (
    <PdfTable
      columns={[
        { name: m.ledger_paper_promise(), share: 4 },
        { name: m.ledger_paper_day(), share: 1.3 },
        { name: m.ledger_paper_state(), share: 2 },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <View key="text">
            <Text>{row.text}</Text>
            <Aside>
              {where
                ? [row.promisor.name, whoText(row, today), row.partnershipName].join(' · ')
                : whoText(row, today, others)}
            </Aside>
          </View>,
          row.standing.dueOn === null ? m.commitment_when_no_day() : formatDay(row.standing.dueOn),
          <View key="state">
            <Text style={row.standing.outcome === 'broken' ? { color: rust } : {}}>
              {stateWord(row.standing.state)}
            </Text>
            <Aside>{whenText(row, today)}</Aside>
          </View>,
        ],
      }))}
    />
  )
}
