import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { organizationName } from '../organization.server.ts'
import { ratesOverTime } from '../over-time.server.ts'
import { CommitmentRow } from '../parts/commitment-row.tsx'
import { LedgerFilters } from '../parts/ledger-filters.tsx'
import { RatesOverTime } from '../parts/rates-over-time.tsx'
import { readLedger } from '../reads.server.ts'
import { rateText } from '../say.ts'
import { keptRates } from '../tallies.server.ts'
import { askedIn, askedParams, asksNothing } from '../views.ts'

export const meta = ({ loaderData: data }: { loaderData?: { name: string } }) => [
  {
    title: data === undefined ? m.commitments_title() : m.commitments_organization_title({ name: data.name }),
  },
]

export const loader = load(async (tx, { params, url, base }) => {
  const organizationId = params.organization ?? ''
  const name = await organizationName(tx, organizationId)
  const listing = readListing(url, [{ key: 'due', direction: 'asc' }])
  const asked = askedIn(url, 'open')
  const side = asked.side && { organizationId, side: asked.side }
  const rows = await readLedger(tx, { ...asked, organizationId, side })
  const rates = await keptRates(tx, { organizationId })
  return {
    ...cutRows(rows, listing.cursor, listing.limit),
    rate: rates.get(organizationId),
    organizationId,
    name,
    listing,
    asked,
    overTime: await ratesOverTime(tx, { organizationId }),
    base,
    here: url.pathname + url.search,
    today: tx.today,
  }
})

export default function OrganizationCommitments() {
  const { items, total, next, rate, organizationId, name, listing, asked, overTime, base, here, today } =
    useLoaderData<typeof loader>()
  const figure = rateText(rate)
  const path = `${base}/organizations/${organizationId}`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: name, to: path }, { label: m.commitments_title() }]}
        title={m.commitments_organization_title({ name })}
        lede={
          figure === null ? (
            m.commitments_organization_lede()
          ) : (
            <RateFigure {...figure} to={withParams(here, { view: 'all', query: null })} />
          )
        }
      />
      <LedgerFilters
        asked={asked}
        names={{ by: m.commitments_by({ name }), to: m.commitments_to({ name }) }}
      />
      {items.length === 0 ? (
        <EmptyState
          title={
            listing.query === '' ? m.commitments_view_empty() : m.nothing_found({ query: listing.query })
          }
          action={
            asked.view === 'all' && asksNothing(asked) ? undefined : (
              <ButtonLink to={`${path}/commitments?view=all`}>{m.filters_clear()}</ButtonLink>
            )
          }
        >
          <p>{m.commitments_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Rows label={m.commitments_title()}>
            {items.map((row) => (
              <CommitmentRow key={row.id} row={row} base={base} today={today} where />
            ))}
          </Rows>
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
            csv={withParams(`${path}/commitments.csv`, askedParams(asked))}
            pdf={withParams(`${path}/commitments.pdf`, askedParams(asked))}
          />
        </>
      )}
      <RatesOverTime
        tallies={overTime}
        today={today}
        sides={[
          { title: m.commitments_by({ name }), organizationIds: [organizationId], side: 'by' },
          { title: m.commitments_to({ name }), organizationIds: [organizationId], side: 'to' },
        ]}
      />
    </>
  )
}
