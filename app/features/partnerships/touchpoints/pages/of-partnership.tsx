import { useLoaderData } from 'react-router'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readFilters } from '../inputs.ts'
import { TouchpointFilterBar } from '../parts/touchpoint-filters.tsx'
import { TouchpointList } from '../parts/touchpoint-list.tsx'
import { listTouchpoints } from '../reads.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.touchpoints_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { query, cursor, limit } = readListing(url, [{ key: 'day', direction: 'desc' }])
  const filters = { ...readFilters(url), partnershipId: frame.partnership.id }
  return {
    ...(await listTouchpoints(tx, { filters, query, cursor, limit })),
    frame,
    filters,
    query,
    isFirst: cursor === null,
    here: url.pathname + url.search,
    base,
    today: tx.today,
  }
})

export default function PartnershipTouchpoints() {
  const data = useLoaderData<typeof loader>()
  const { items, frame, filters, query, here, base } = data
  const path = `${base}/partnerships/${frame.partnership.id}`
  const filtered = query !== '' || Object.keys(filters).length > 1
  const log = frame.can.work && (
    <ButtonLink look="go" to={`${base}/touchpoints/new?partnership=${frame.partnership.id}`}>
      {m.touchpoint_log()}
    </ButtonLink>
  )
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      actions={
        <>
          {log}
          <ButtonLink to={`${path}/cadence`}>{m.touchpoints_cadence()}</ButtonLink>
        </>
      }
    >
      <section className="stack" aria-labelledby="contact">
        <h2 id="contact">{m.touchpoints_of_partnership()}</h2>
        {(items.length > 0 || filtered) && <TouchpointFilterBar filters={filters} query={query} />}
        {items.length === 0 ? (
          <EmptyState
            level={3}
            title={filtered ? m.touchpoints_none() : m.touchpoints_empty_title()}
            action={filtered ? <ButtonLink to={`${path}/touchpoints`}>{m.filters_clear()}</ButtonLink> : log}
          >
            {!filtered && <p>{m.touchpoints_empty_why()}</p>}
          </EmptyState>
        ) : (
          <TouchpointList
            {...data}
            csv={withParams(`${base}/touchpoints.csv${new URL(here, 'http://x').search}`, {
              partnership: frame.partnership.id,
            })}
          />
        )}
      </section>
    </PartnershipFrame>
  )
}
