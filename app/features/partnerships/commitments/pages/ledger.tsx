import { useLoaderData } from 'react-router'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TwoSides } from '#ui/two-sides/two-sides.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { isOpen, joinRates } from '../commitment.ts'
import { CommitmentRow } from '../parts/commitment-row.tsx'
import { type LedgerRow, readLedger } from '../reads.server.ts'
import { rateText } from '../say.ts'
import { keptRates } from '../tallies.server.ts'
import { ledgerViews, viewOf, viewWord } from '../views.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.commitments_title())

/** The most rows a side shows; whoever looks for more searches or takes the spreadsheet. */
const most = 200

export const loader = load(async (tx, { params, url, base }) => {
  const partnershipId = params.partnership ?? ''
  const frame = await frameOf(tx, partnershipId)
  const { query } = readListing(url, [{ key: 'due', direction: 'asc' }])
  const view = viewOf(url, 'open')
  const rows = await readLedger(tx, { partnershipId, view, query })
  const rates = await keptRates(tx, { partnershipId })
  const own = tx.actor.organizationId
  const others = [...rates].filter(([id]) => id !== own).map(([, rate]) => rate)
  const mayKeep = can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own })
  return {
    frame,
    base,
    here: url.pathname + url.search,
    query,
    view,
    ours: rows.filter((row) => row.promisor.id === own).slice(0, most),
    theirs: rows.filter((row) => row.promisor.id !== own).slice(0, most),
    rates: { ours: rates.get(own), theirs: joinRates(others) },
    can: { keep: frame.can.work && mayKeep },
  }
})

export default function Ledger() {
  const { frame, base, here, query, view, ours, theirs, rates, can: may } = useLoaderData<typeof loader>()
  const own = frame.partnership.partners.find((partner) => partner.organizationId === frame.ownOrganizationId)
  const others = presentPartners(frame.partnership.partners).filter((partner) => partner !== own)
  const path = `${base}/partnerships/${frame.partnership.id}/commitments`
  const add = may.keep && (
    <ButtonLink look="go" to={`${path}/new`}>
      {m.commitment_pledge()}
    </ButtonLink>
  )
  const side = (name: string, rows: LedgerRow[], rate: ReturnType<typeof rateText>, check: boolean) => ({
    title: name,
    figure: rate !== null && <RateFigure {...rate} to={withParams(here, { view: 'all', query: null })} />,
    children:
      rows.length === 0 ? (
        <p className="soft">{m.commitments_side_empty({ view })}</p>
      ) : (
        <Rows label={name}>
          {rows.map((row) => (
            <CommitmentRow
              key={row.id}
              row={row}
              base={base}
              today={frame.today}
              others={others.length}
              check={check && isOpen(row.standing)}
            />
          ))}
        </Rows>
      ),
  })
  const nothing = ours.length + theirs.length === 0
  return (
    <PartnershipFrame frame={frame} base={base} actions={add}>
      {nothing && query === '' && view === 'open' && rates.theirs.counted === 0 && !rates.ours?.counted ? (
        <EmptyState title={m.commitments_empty_title()} action={add}>
          <p>{m.commitments_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <FilterBar
            label={m.filters()}
            search={{ label: m.commitments_search(), name: 'query', value: query }}
            submit={m.show()}
          >
            <Select
              name="view"
              label={m.commitments_view()}
              options={ledgerViews.map((value) => ({ value, label: viewWord(value) }))}
              defaultValue={view}
            />
          </FilterBar>
          {nothing && query !== '' ? (
            <EmptyState
              title={m.nothing_found({ query })}
              action={
                <ButtonLink to={withParams(here, { query: null, view: 'all' })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <Section title={m.commitments_face_to_face()}>
              <TwoSides
                ours={side(own?.name ?? '', ours, rateText(rates.ours), may.keep)}
                theirs={side(
                  formatList(others.map((partner) => partner.name)),
                  theirs,
                  rateText(rates.theirs),
                  false,
                )}
              />
            </Section>
          )}
          <p className="small">
            <a href={withParams(`${path}.csv`, { view, query: query || null })}>{m.csv()}</a>
          </p>
        </>
      )}
    </PartnershipFrame>
  )
}
