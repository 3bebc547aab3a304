import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { landscapePolicy } from '../../policy.ts'
import { listCommunities } from '../reads.server.ts'

export const meta = () => [{ title: m.communities_title() }]

export const loader = load(async (tx, { url, base }) => {
  const listing = readListing(url, [{ key: 'name', direction: 'asc' }])
  const page = await listCommunities(tx, listing)
  return {
    ...page,
    listing,
    base,
    here: url.pathname + url.search,
    can: { add: can(tx.actor, landscapePolicy.keepCommunities) },
  }
})

export default function Communities() {
  const { items, total, next, listing, base, here, can: may } = useLoaderData<typeof loader>()
  const add = may.add ? (
    <ButtonLink look="go" to={`${base}/communities/new`}>
      {m.community_add()}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <PageHead title={m.communities_title()} lede={m.communities_lede()} actions={add} />
      <FilterBar
        label={m.filters()}
        search={{ label: m.search(), name: 'query', value: listing.query }}
        submit={m.show()}
      />
      {items.length === 0 ? (
        listing.query === '' ? (
          <EmptyState title={m.communities_empty_title()} action={add}>
            <p>{m.communities_empty_why()}</p>
          </EmptyState>
        ) : (
          <EmptyState
            title={m.nothing_found({ query: listing.query })}
            action={<ButtonLink to={withParams(here, { query: null })}>{m.filters_clear()}</ButtonLink>}
          />
        )
      ) : (
        <>
          <DataTable
            caption={m.communities_title()}
            columns={[
              { key: 'name', label: m.community_name(), cell: (row) => row.name },
              { key: 'place', label: m.community_place(), cell: (row) => row.place },
              {
                key: 'population',
                label: m.community_population(),
                numeric: true,
                cell: (row) => (row.population === null ? '' : formatNumber(row.population)),
              },
              {
                key: 'organizations',
                label: m.community_served_by(),
                numeric: true,
                cell: (row) => formatNumber(row.organizations ?? 0),
              },
            ]}
            rows={items}
            rowKey={(row) => row.id}
            rowTo={(row) => `${base}/communities/${row.id}`}
          />
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
          />
        </>
      )}
    </>
  )
}
