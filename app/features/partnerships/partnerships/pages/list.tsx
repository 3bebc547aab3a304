import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, sortLink, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { readFilters } from '../filters.ts'
import { listPartnerships } from '../list.server.ts'
import { partnershipStandings, stages } from '../partnership.ts'
import { PartnershipsHead } from '../parts/partnerships-head.tsx'
import { stageWord, standingWord } from '../say.ts'

export const meta = () => [{ title: m.partnerships_title() }]

export const loader = load(async (tx, { url, base }) => {
  const listing = readListing(url, [
    { key: 'name', direction: 'asc' },
    { key: 'touched', direction: 'desc' },
  ])
  const filters = readFilters(url)
  return {
    ...(await listPartnerships(tx, listing, filters)),
    listing,
    filters,
    base,
    here: url.pathname + url.search,
    today: tx.today,
    isStaff: tx.actor.partnerships === 'all',
    can: {
      start: can(tx.actor, partnershipPolicy.start),
      propose: can(tx.actor, partnershipPolicy.propose),
      seeAcross: can(tx.actor, partnershipPolicy.seeAcross),
    },
  }
})

export default function Partnerships() {
  const {
    items,
    total,
    next,
    listing,
    filters,
    base,
    here,
    today,
    isStaff,
    can: may,
  } = useLoaderData<typeof loader>()
  const start = may.start ? (
    <ButtonLink look="go" to={`${base}/partnerships/new`}>
      {m.partnership_start()}
    </ButtonLink>
  ) : may.propose ? (
    <ButtonLink to={`${base}/proposals/new`}>{m.proposal_new()}</ButtonLink>
  ) : undefined
  const chips = [
    ...(listing.query === ''
      ? []
      : [{ key: 'query', label: m.partnership_chip_query({ query: listing.query }) }]),
    ...(filters.stage === null
      ? []
      : [{ key: 'stage', label: m.partnership_chip_stage({ stage: stageWord(filters.stage) }) }]),
    ...(filters.standing === null
      ? []
      : [
          {
            key: 'standing',
            label: m.partnership_chip_standing({ standing: standingWord(filters.standing) }),
          },
        ]),
  ].map(({ key, label }) => ({
    label,
    to: withParams(here, { [key]: null }),
    remove: m.filter_remove({ filter: label }),
  }))
  const clear = withParams(here, { query: null, stage: null, standing: null })
  const isWhole = chips.length === 0 && filters.organizationId === null
  return (
    <>
      <PartnershipsHead base={base} lede={m.partnerships_lede()} actions={start} seesAcross={may.seeAcross} />
      {(total > 0 || !isWhole) && (
        <FilterBar
          label={m.filters()}
          search={{ label: m.search(), name: 'query', value: listing.query }}
          submit={m.show()}
          keep={filters.organizationId === null ? {} : { organization: filters.organizationId }}
          chips={chips}
          clear={{ label: m.filters_clear(), to: clear }}
        >
          <Select
            name="stage"
            label={m.partnership_stage()}
            empty={m.any()}
            options={stages.map((stage) => ({ value: stage, label: stageWord(stage) }))}
            defaultValue={filters.stage ?? ''}
          />
          <Select
            name="standing"
            label={m.partnership_standing()}
            empty={m.any()}
            options={partnershipStandings.map((standing) => ({
              value: standing,
              label: standingWord(standing),
            }))}
            defaultValue={filters.standing ?? ''}
          />
        </FilterBar>
      )}
      {items.length === 0 ? (
        isWhole ? (
          <EmptyState title={m.partnerships_empty_title()} action={start}>
            <p>{isStaff ? m.partnerships_empty_why() : m.partnerships_empty_partner()}</p>
          </EmptyState>
        ) : (
          <EmptyState
            title={m.partnerships_none_match()}
            action={<ButtonLink to={`${base}/partnerships`}>{m.filters_clear()}</ButtonLink>}
          />
        )
      ) : (
        <>
          <DataTable
            caption={m.partnerships_title()}
            columns={[
              {
                key: 'name',
                label: m.partnership_name(),
                sort: sortLink(here, listing, 'name'),
                cell: (row) => row.name,
              },
              {
                key: 'partners',
                label: m.partnership_partners(),
                cell: (row) =>
                  row.partners
                    .filter((partner) => partner.standing !== 'left')
                    .map((partner) => partner.name)
                    .join(', '),
              },
              {
                key: 'stage',
                label: m.partnership_stage(),
                cell: (row) => (
                  <span className="cluster">
                    <StageBadge stage={row.stage}>{stageWord(row.stage)}</StageBadge>
                    {row.standing !== 'running' && <Tag>{standingWord(row.standing)}</Tag>}
                  </span>
                ),
              },
              {
                key: 'touched',
                label: m.partnership_touched(),
                sort: sortLink(here, listing, 'touched'),
                cell: (row) =>
                  row.touchedOn === null ? (
                    <span className="soft">{m.partnership_touched_never()}</span>
                  ) : (
                    <time dateTime={row.touchedOn}>{formatDay(row.touchedOn, today)}</time>
                  ),
              },
            ]}
            rows={items}
            rowKey={(row) => row.id}
            rowTo={(row) => `${base}/partnerships/${row.id}`}
          />
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
            csv={`${base}/partnerships.csv${new URL(here, 'http://x').search}`}
          />
        </>
      )}
    </>
  )
}
