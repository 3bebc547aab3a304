import { useLoaderData } from 'react-router'
import { withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { TwoSides } from '#ui/two-sides/two-sides.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { RecurringList } from '../../recurring/parts/recurring-list.tsx'
import { recurringOf } from '../../recurring/reads.server.ts'
import { isOpen, joinRates } from '../commitment.ts'
import { ratesOverTime } from '../over-time.server.ts'
import { CommitmentRow } from '../parts/commitment-row.tsx'
import { LedgerFilters } from '../parts/ledger-filters.tsx'
import { RatesOverTime } from '../parts/rates-over-time.tsx'
import { type LedgerRow, readLedger } from '../reads.server.ts'
import { rateText } from '../say.ts'
import { keptRates } from '../tallies.server.ts'
import { askedIn, askedParams, asksNothing } from '../views.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.commitments_title())

/** The most rows a side shows; whoever looks for more searches or takes the spreadsheet. */
const most = 200

export const loader = load(async (tx, { params, url, base }) => {
  const partnershipId = params.partnership ?? ''
  const frame = await frameOf(tx, partnershipId)
  const asked = askedIn(url, 'open')
  const own = tx.actor.organizationId
  const side = asked.side && { organizationId: own, side: asked.side }
  const rows = await readLedger(tx, { ...asked, partnershipId, side })
  const rates = await keptRates(tx, { partnershipId })
  const others = [...rates].filter(([id]) => id !== own).map(([, rate]) => rate)
  const mayKeep = can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own })
  return {
    frame,
    base,
    here: url.pathname + url.search,
    asked,
    overTime: await ratesOverTime(tx, { partnershipId }),
    ours: rows.filter((row) => row.promisor.id === own).slice(0, most),
    theirs: rows.filter((row) => row.promisor.id !== own).slice(0, most),
    rates: { ours: rates.get(own), theirs: joinRates(others) },
    recurring: await recurringOf(tx, partnershipId),
    can: { keep: frame.can.work && mayKeep },
  }
})

export default function Ledger() {
  const {
    frame,
    base,
    here,
    asked,
    overTime,
    ours,
    theirs,
    rates,
    recurring,
    can: may,
  } = useLoaderData<typeof loader>()
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
        <p className="soft">{m.commitments_side_empty({ view: asked.view })}</p>
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
  const theirNames = formatList(others.map((partner) => partner.name))
  const nothing = ours.length + theirs.length === 0
  return (
    <PartnershipFrame frame={frame} base={base} actions={add}>
      {nothing &&
      asksNothing(asked) &&
      asked.view === 'open' &&
      rates.theirs.counted === 0 &&
      !rates.ours?.counted &&
      recurring.length === 0 ? (
        <EmptyState title={m.commitments_empty_title()} action={add}>
          <p>{m.commitments_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <LedgerFilters asked={asked} names={{ by: own?.name ?? '', to: theirNames }} />
          {nothing && !asksNothing(asked) ? (
            <EmptyState
              title={
                asked.query === '' ? m.commitments_view_empty() : m.nothing_found({ query: asked.query })
              }
              action={<ButtonLink to={`${path}?view=all`}>{m.filters_clear()}</ButtonLink>}
            />
          ) : (
            <Section title={m.commitments_face_to_face()}>
              <TwoSides
                ours={side(own?.name ?? '', ours, rateText(rates.ours), may.keep)}
                theirs={side(theirNames, theirs, rateText(rates.theirs), false)}
              />
            </Section>
          )}
          <RatesOverTime
            tallies={overTime}
            today={frame.today}
            sides={[
              { title: own?.name ?? '', organizationIds: [frame.ownOrganizationId], side: 'by' },
              {
                title: theirNames,
                organizationIds: overTime
                  .map((one) => one.organizationId)
                  .filter((id) => id !== frame.ownOrganizationId),
                side: 'by',
              },
            ]}
          />
          <RecurringList promises={recurring} base={base} today={frame.today} />
          <p className="small cluster screen-only">
            <a href={withParams(`${path}.pdf`, askedParams(asked))}>{m.pdf()}</a>
            <a href={withParams(`${path}.csv`, askedParams(asked))}>{m.csv()}</a>
          </p>
        </>
      )}
    </PartnershipFrame>
  )
}
