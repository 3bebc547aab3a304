import { useLoaderData } from 'react-router'
import { countedTo, readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { namesOf } from '../choices.server.ts'
import { readFilters } from '../inputs.ts'
import { TouchpointFilterBar } from '../parts/touchpoint-filters.tsx'
import { TouchpointList } from '../parts/touchpoint-list.tsx'
import { listTouchpoints } from '../reads.server.ts'

export const meta = () => [{ title: m.touchpoints_title() }]

export const loader = load(async (tx, { url, base }) => {
  const { query, cursor, limit } = readListing(url, [{ key: 'day', direction: 'desc' }])
  const filters = readFilters(url)
  return {
    ...(await listTouchpoints(tx, { filters, query, cursor, limit, countTo: countedTo })),
    filters,
    names: await namesOf(tx, filters),
    query,
    isFirst: cursor === null,
    here: url.pathname + url.search,
    base,
    today: tx.today,
    can: { log: can(tx.actor, partnershipPolicy.workTogether) },
  }
})

export default function Touchpoints() {
  const data = useLoaderData<typeof loader>()
  const { items, filters, names, query, here, base, can: may } = data
  const chips = names.map(({ key, name }) => ({
    label: name,
    to: withParams(here, { [key]: null }),
    remove: m.filter_remove({ filter: name }),
  }))
  const keep = Object.fromEntries(names.map(({ key, id }) => [key, id]))
  const log = may.log && (
    <ButtonLink
      look="go"
      to={`${base}/touchpoints/new${names.length > 0 ? `?${new URLSearchParams(keep)}` : ''}`}
    >
      {m.touchpoint_log()}
    </ButtonLink>
  )
  const filtered = query !== '' || Object.keys(filters).length > 0
  return (
    <>
      <PageHead title={m.touchpoints_title()} lede={m.touchpoints_lede()} actions={log} />
      <TouchpointFilterBar filters={filters} query={query} chips={chips} keep={keep} />
      {items.length === 0 ? (
        <EmptyState
          title={
            query !== ''
              ? m.nothing_found({ query })
              : filtered
                ? m.touchpoints_none()
                : m.touchpoints_empty_title()
          }
          action={filtered ? <ButtonLink to={`${base}/touchpoints`}>{m.filters_clear()}</ButtonLink> : log}
        >
          {!filtered && <p>{m.touchpoints_empty_why()}</p>}
        </EmptyState>
      ) : (
        <TouchpointList
          {...data}
          where
          csv={withParams(here.replace('/touchpoints', '/touchpoints.csv'), {})}
        />
      )}
    </>
  )
}
