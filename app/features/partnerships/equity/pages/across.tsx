import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readCursor } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { PartnershipsHead } from '../../partnerships/parts/partnerships-head.tsx'
import { equityAcross } from '../across.server.ts'
import { spanOf, spans } from '../equity.ts'
import { amountWords, evennessWords, measureWord, spanWord } from '../say.ts'

/** So many partnerships are named on one page. */
const pageLength = 50

export const meta = () => [{ title: m.equity_across_title() }]

export const loader = load(async (tx, { url, base }) => {
  const span = spanOf(url)
  const { averages, leaning } = await equityAcross(tx, span)
  const cursor = readCursor(url.searchParams.get('cursor'))
  const all = leaning.map((one) => ({ ...one, id: one.partnershipId }))
  return { averages, ...cutRows(all, cursor, pageLength), begun: cursor !== null, span, base }
})

export default function EquityAcross() {
  const { averages, items: leaning, total, next, begun, span, base } = useLoaderData<typeof loader>()
  return (
    <>
      <PartnershipsHead
        base={base}
        seesAcross
        lede={m.equity_across_lede()}
        actions={
          <ButtonLink look="quiet" to={`${base}/equity.csv?span=${span}`} reloadDocument>
            {m.csv()}
          </ButtonLink>
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FilterBar label={m.filters()} submit={m.show()}>
          <Select
            name="span"
            label={m.equity_span()}
            defaultValue={String(span)}
            options={spans.map((value) => ({ value: String(value), label: spanWord(value) }))}
          />
        </FilterBar>
        <Section title={m.equity_alone()} lede={m.equity_alone_lede()}>
          {leaning.length === 0 ? (
            <EmptyState level={3} title={m.equity_alone_none()} />
          ) : (
            <Rows label={m.equity_alone()}>
              {leaning.map((one) => (
                <Row
                  key={one.partnershipId}
                  title={one.partnership}
                  to={`${base}/partnerships/${one.partnershipId}/equity?span=${span}`}
                  who={one.alone
                    .map(({ measure, organization, amount, total }) =>
                      m.equity_alone_row({
                        what: measureWord(measure),
                        organization,
                        amount: amountWords(measure, amount),
                        total: amountWords(measure, total),
                      }),
                    )
                    .join(' ')}
                />
              ))}
            </Rows>
          )}
        </Section>
        {total > pageLength && (
          <ListFoot
            here={`${base}/equity?span=${span}`}
            shown={leaning.length}
            total={total}
            begun={begun}
            next={next}
          />
        )}
        <Section title={m.equity_average()} lede={m.equity_average_lede()}>
          <DataTable
            caption={m.equity_average()}
            rows={averages}
            rowKey={(one) => one.measure}
            columns={[
              { key: 'what', label: m.equity_what(), cell: (one) => measureWord(one.measure) },
              {
                key: 'partnerships',
                label: m.partnerships_title(),
                numeric: true,
                cell: (one) => formatNumber(one.partnerships),
              },
              {
                key: 'average',
                label: m.equity_evenness(),
                numeric: true,
                cell: (one) => (one.average === null ? m.equity_too_few() : evennessWords(one.average)),
              },
            ]}
          />
        </Section>
      </div>
    </>
  )
}
