import { useLoaderData } from 'react-router'
import { dayIn } from '#platform/context/days.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { countedTo, sortLink, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { communityChoices } from '../../communities/reads.server.ts'
import { organizationKindName } from '../../names.ts'
import { landscapePolicy } from '../../policy.ts'
import { listOrganizations } from '../list.server.ts'
import { OrganizationFilterBar } from '../parts/organization-filter-bar.tsx'
import { readWanted } from '../wanted.server.ts'

export const meta = () => [{ title: m.organizations_title() }]

export const loader = load(async (tx, { url, base }) => {
  const wanted = readWanted(url)
  const { items, total, next } = await listOrganizations(tx, wanted, countedTo)
  const communities = await communityChoices(tx)
  const nameOf = new Map(communities.map(({ id, name }) => [id, name]))
  return {
    items: items.map(({ id, name, kind, city, communityIds, updatedAt }) => ({
      id,
      name,
      kind,
      city,
      communities: communityIds.map((community) => nameOf.get(community) ?? ''),
      changedOn: dayIn(tx.timeZone, updatedAt),
    })),
    total,
    next,
    wanted,
    communities,
    today: tx.today,
    base,
    here: url.pathname + url.search,
    can: { add: can(tx.actor, landscapePolicy.addOrganization) },
  }
})

export default function Organizations() {
  const {
    items,
    total,
    next,
    wanted,
    communities,
    today,
    base,
    here,
    can: may,
  } = useLoaderData<typeof loader>()
  const narrowed = wanted.query !== '' || Object.keys(wanted.filters).length > 0
  const add = may.add ? (
    <ButtonLink look="go" to={`${base}/organizations/new`}>
      {m.organization_add()}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <PageHead title={m.organizations_title()} lede={m.organizations_lede()} actions={add} />
      <OrganizationFilterBar wanted={wanted} communities={communities} here={here} />
      {items.length === 0 && !narrowed && (
        <EmptyState title={m.organizations_empty_title()} action={add}>
          <p>{m.organizations_empty_why()}</p>
        </EmptyState>
      )}
      {items.length === 0 && narrowed && (
        <EmptyState
          title={wanted.query === '' ? m.organizations_none_so() : m.nothing_found({ query: wanted.query })}
          action={<ButtonLink to={`${base}/organizations`}>{m.filters_clear()}</ButtonLink>}
        />
      )}
      {items.length > 0 && (
        <>
          <DataTable
            caption={m.organizations_title()}
            columns={[
              {
                key: 'name',
                label: m.organization_name(),
                cell: (row) => row.name,
                sort: sortLink(here, wanted, 'name'),
              },
              { key: 'kind', label: m.organization_kind(), cell: (row) => organizationKindName(row.kind) },
              { key: 'city', label: m.organization_place(), cell: (row) => row.city },
              {
                key: 'communities',
                label: m.organization_communities(),
                wideOnly: true,
                cell: (row) => formatList(row.communities),
              },
              {
                key: 'changed',
                label: m.changed_on(),
                day: true,
                wideOnly: true,
                cell: (row) => formatDay(row.changedOn, today),
                sort: sortLink(here, wanted, 'changed'),
              },
            ]}
            rows={items}
            rowKey={(row) => row.id}
            rowTo={(row) => `${base}/organizations/${row.id}`}
          />
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={wanted.cursor !== null}
            next={next}
            csv={withParams(here, { cursor: null }).replace('/organizations', '/organizations/export.csv')}
          />
        </>
      )}
    </>
  )
}
