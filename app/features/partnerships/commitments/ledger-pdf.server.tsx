import { Fragment, type ReactNode } from 'react'
import type { Tx } from '#platform/context/context.server.ts'
import { PdfDocument } from '#platform/pdf/document.tsx'
import { Facts, Heading, Panel, Paragraph } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { renderPdf } from '#platform/pdf/render.server.ts'
import { formatDay, formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { joinRates, type KeptRate } from './commitment.ts'
import type { RateSide } from './drawn-rates.tsx'
import { organizationName } from './organization.server.ts'
import { ratesOverTime } from './over-time.server.ts'
import { PromiseTable, RatesOnPaper, RatesOverTimeOnPaper } from './paper.server.tsx'
import type { QuarterTally } from './quarters.ts'
import { type LedgerRow, readLedger } from './reads.server.ts'
import { keptRates } from './tallies.server.ts'
import { asksNothing, type LedgerAsked, sortWord, sourceWord, viewWord } from './views.ts'

/** A list longer than this is for a spreadsheet: a board reads no further, and laying it out takes its time. */
const mostOnPaper = 400

/** A ledger as it is put on paper: what was asked for, and what was found. */
interface LedgerPaper {
  kind: string
  title: string
  asked: LedgerAsked
  /** Whose promises, by the side that is asked for. */
  names: { by: string; to: string }
  lists: { title: string; rows: LedgerRow[]; others?: number; where?: true }[]
  rates: { title: string; rate: KeptRate | undefined }[]
  sides: RateSide[]
  tallies: QuarterTally[]
}

/** The ledger of one partnership from the reader's side, by the reads of its page. Throws NotFound. */
export async function partnershipLedger(
  tx: Tx,
  partnershipId: string,
  asked: LedgerAsked,
): Promise<LedgerPaper> {
  const { name, partners } = await readPartnership(tx, partnershipId)
  const own = tx.actor.organizationId
  const side = asked.side && { organizationId: own, side: asked.side }
  const rows = await readLedger(tx, { ...asked, partnershipId, side })
  const rates = await keptRates(tx, { partnershipId })
  const tallies = await ratesOverTime(tx, { partnershipId })
  const others = presentPartners(partners).filter((partner) => partner.organizationId !== own)
  const names = {
    by: partners.find((partner) => partner.organizationId === own)?.name ?? '',
    to: formatList(others.map((partner) => partner.name)),
  }
  const list = (title: string, found: LedgerRow[]) => ({ title, rows: found, others: others.length })
  return {
    kind: m.ledger_paper_kind(),
    title: name,
    asked,
    names,
    lists: [
      list(
        names.by,
        rows.filter((row) => row.promisor.id === own),
      ),
      list(
        names.to,
        rows.filter((row) => row.promisor.id !== own),
      ),
    ],
    rates: [
      { title: names.by, rate: rates.get(own) },
      { title: names.to, rate: joinRates([...rates].filter(([id]) => id !== own).map(([, rate]) => rate)) },
    ],
    sides: [
      { title: names.by, organizationIds: [own], side: 'by' },
      {
        title: names.to,
        organizationIds: tallies.map((one) => one.organizationId).filter((id) => id !== own),
        side: 'by',
      },
    ],
    tallies,
  }
}

/** The ledger of one organization across all that the reader reaches, by the reads of its page. Throws NotFound. */
export async function organizationLedger(
  tx: Tx,
  organizationId: string,
  asked: LedgerAsked,
): Promise<LedgerPaper> {
  const name = await organizationName(tx, organizationId)
  const side = asked.side && { organizationId, side: asked.side }
  const rows = await readLedger(tx, { ...asked, organizationId, side })
  const rates = await keptRates(tx, { organizationId })
  const names = { by: m.commitments_by({ name }), to: m.commitments_to({ name }) }
  const isBy = (row: LedgerRow) => row.promisor.id === organizationId
  return {
    kind: m.ledger_paper_kind(),
    title: name,
    asked,
    names,
    lists: [
      { title: names.by, rows: rows.filter(isBy), where: true },
      { title: names.to, rows: rows.filter((row) => !isBy(row)), where: true },
    ],
    rates: [{ title: names.by, rate: rates.get(organizationId) }],
    sides: [
      { title: names.by, organizationIds: [organizationId], side: 'by' },
      { title: names.to, organizationIds: [organizationId], side: 'to' },
    ],
    tallies: await ratesOverTime(tx, { organizationId }),
  }
}

/** A ledger as a PDF in the reader's language; no database is held meanwhile. */
export const ledgerPdf = (
  { workspace, locale, now, today }: Pick<Tx, 'workspace' | 'locale' | 'now' | 'today'>,
  paper: LedgerPaper,
): Promise<Buffer> =>
  renderPdf(locale, () => (
    <PdfDocument
      kind={paper.kind}
      title={paper.title}
      lead={m.ledger_paper_lead()}
      workspace={workspace}
      locale={locale}
      madeAt={now}
      foot={m.paper_made_on({ day: formatDay(today) })}
    >
      <RatesOnPaper sides={paper.rates} />
      <RatesOverTimeOnPaper sides={paper.sides} tallies={paper.tallies} today={today} />
      <Heading>{m.commitments_title()}</Heading>
      <Panel>
        <Facts items={askedFacts(paper)} />
      </Panel>
      {paper.lists.map((list) => (
        <Fragment key={list.title}>
          <Heading level={3}>{list.title}</Heading>
          <ListPart list={list} asked={paper.asked} today={today} />
        </Fragment>
      ))}
    </PdfDocument>
  ))

function ListPart({
  list,
  asked,
  today,
}: {
  list: LedgerPaper['lists'][number]
  asked: LedgerAsked
  today: string
}): ReactNode {
  const { rows, title: _, ...how } = list
  if (rows.length === 0)
    return (
      <Paragraph>
        {asksNothing(asked) ? m.commitments_side_empty({ view: asked.view }) : m.ledger_paper_none()}
      </Paragraph>
    )
  return (
    <View>
      <PromiseTable rows={rows.slice(0, mostOnPaper)} today={today} {...how} />
      {rows.length > mostOnPaper && (
        <Paragraph>
          {m.ledger_paper_more({ shown: formatNumber(mostOnPaper), total: formatNumber(rows.length) })}
        </Paragraph>
      )}
    </View>
  )
}

/** The filters in force, by the names that the page gives them. */
function askedFacts({ asked, names, lists }: LedgerPaper): { name: string; value: string }[] {
  const { view, query, side, source, from, to, sort } = asked
  const said = (name: string, value: string | null) => (value === null ? [] : [{ name, value }])
  const count = lists.reduce((sum, list) => sum + list.rows.length, 0)
  return [
    { name: m.commitments_view(), value: viewWord(view) },
    ...said(m.commitments_search(), query === '' ? null : m.role_quoted({ work: query })),
    ...said(m.commitments_side(), side && names[side]),
    ...said(m.commitment_comes_from(), source && sourceWord(source)),
    ...said(m.commitments_due_from(), from === '' ? null : formatDay(from)),
    ...said(m.commitments_due_to(), to === '' ? null : formatDay(to)),
    { name: m.commitments_sort(), value: sort === null ? m.commitments_sort_pressing() : sortWord(sort) },
    { name: m.ledger_paper_found(), value: formatNumber(count) },
  ]
}
