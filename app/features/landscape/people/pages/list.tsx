import { useLoaderData } from 'react-router'
import { dayIn } from '#platform/context/days.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { countedTo, sortLink, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can, isStaff } from '#platform/policy/policy.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { affiliationText } from '../../affiliations/span.ts'
import { personKindName } from '../../names.ts'
import { reachableOrganizations } from '../../organizations/reads.server.ts'
import { landscapePolicy } from '../../policy.ts'
import { listPeople } from '../list.server.ts'
import { PersonFilterBar } from '../parts/person-filter-bar.tsx'
import { readWanted } from '../wanted.server.ts'

export const meta = () => [{ title: m.people_title() }]

export const loader = load(async (tx, { url, base }) => {
  const wanted = readWanted(url)
  const { items, total, next } = await listPeople(tx, wanted, countedTo)
  const organization =
    wanted.filters.organization === undefined
      ? null
      : await reachableOrganizations(tx)
          .where('organizations.id', '=', wanted.filters.organization)
          .select(['organizations.id', 'organizations.name'])
          .executeTakeFirst()
  return {
    items: items.map(({ id, name, kind, email, affiliations, updatedAt }) => ({
      id,
      name,
      kind,
      email,
      belongs: affiliations.map(affiliationText),
      changedOn: dayIn(tx.timeZone, updatedAt),
    })),
    total,
    next,
    wanted,
    organization: organization ?? null,
    today: tx.today,
    staff: isStaff(tx.actor.role),
    base,
    here: url.pathname + url.search,
    can: { add: can(tx.actor, landscapePolicy.addPerson) },
  }
})

export default function People() {
  const {
    items,
    total,
    next,
    wanted,
    organization,
    today,
    staff,
    base,
    here,
    can: may,
  } = useLoaderData<typeof loader>()
  const narrowed = wanted.query !== '' || Object.keys(wanted.filters).length > 0
  const add = may.add ? (
    <ButtonLink look="go" to={`${base}/people/new`}>
      {m.person_add()}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <PageHead
        title={m.people_title()}
        lede={staff ? m.people_lede() : m.people_lede_partner()}
        actions={add}
      />
      <PersonFilterBar wanted={wanted} organization={organization} here={here} />
      {items.length === 0 && !narrowed && (
        <EmptyState title={m.people_empty_title()} action={add}>
          <p>{m.people_empty_why()}</p>
        </EmptyState>
      )}
      {items.length === 0 && narrowed && (
        <EmptyState
          title={wanted.query === '' ? m.people_none_so() : m.nothing_found({ query: wanted.query })}
          action={<ButtonLink to={`${base}/people`}>{m.filters_clear()}</ButtonLink>}
        />
      )}
      {items.length > 0 && (
        <>
          <DataTable
            caption={m.people_title()}
            columns={[
              {
                key: 'name',
                label: m.person_name(),
                cell: (row) => row.name,
                sort: sortLink(here, wanted, 'name'),
              },
              { key: 'belongs', label: m.person_belongs(), cell: (row) => formatList(row.belongs) },
              { key: 'kind', label: m.person_kind_short(), cell: (row) => personKindName(row.kind) },
              {
                key: 'email',
                label: m.person_email(),
                cell: (row) =>
                  row.email && (
                    <a href={`mailto:${row.email}`} style={{ overflowWrap: 'anywhere' }}>
                      {row.email}
                    </a>
                  ),
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
            rowTo={(row) => `${base}/people/${row.id}`}
          />
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={wanted.cursor !== null}
            next={next}
            csv={withParams(here, { cursor: null }).replace('/people', '/people/export.csv')}
          />
        </>
      )}
    </>
  )
}
