import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { keptSort, readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { committeeSorts, committeeStandings } from '../committee.ts'
import { standingOf } from '../filters.ts'
import { CommitteesOnPaper } from '../parts/committees-on-paper.tsx'
import { listCommittees } from '../reads.server.ts'
import { committeeWords, standingWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.committees_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const listing = readListing(url, committeeSorts)
  const standing = standingOf(url)
  const page = await listCommittees(tx, { ...listing, standing, partnershipId })
  const first = { query: '', direction: 'asc', cursor: null, limit: 1, partnershipId } as const
  const any = page.total > 0 || (await listCommittees(tx, first)).total > 0
  return { ...page, frame, listing, standing, any, base, here: url.pathname + url.search, search: url.search }
})

export default function Committees() {
  const { items, total, next, frame, listing, standing, any, base, here, search } =
    useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/committees`
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.committee_add()}
    </ButtonLink>
  ) : undefined
  const acts = (
    <>
      {add}
      <ButtonLink look="quiet" to={`${place}/print`}>
        {m.meeting_print()}
      </ButtonLink>
    </>
  )
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.committees_lede()} actions={any && acts}>
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.committees_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: listing.query }}
            submit={m.show()}
          >
            <Select
              name="standing"
              label={m.committees_which()}
              defaultValue={standing}
              options={committeeStandings.map((value) => ({ value, label: standingWord(value) }))}
            />
            <Select
              name="sort"
              label={m.committees_sort()}
              defaultValue={keptSort(listing, committeeSorts[0].key).sort ?? ''}
              options={[
                { value: '', label: m.committees_sort_name() },
                { value: '-begun', label: m.committees_sort_begun() },
              ]}
            />
          </FilterBar>
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={listing.query === '' ? m.committees_none() : m.nothing_found({ query: listing.query })}
              action={
                <ButtonLink to={withParams(here, { query: null, standing: 'all' })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <div className="screen-only">
              <Rows label={m.committees_title()}>
                {items.map((committee) => (
                  <Row
                    key={committee.id}
                    title={<span lang={committee.language ?? undefined}>{committee.name}</span>}
                    to={`${base}/committees/${committee.id}`}
                    who={committeeWords(committee, frame.today)}
                  />
                ))}
              </Rows>
            </div>
          )}
          <CommitteesOnPaper committees={items} today={frame.today} base={base} />
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
            csv={withParams(`${place}.csv${search}`, { cursor: null })}
          />
        </section>
      ) : (
        <EmptyState title={m.committees_empty_title()} action={add}>
          <p>{m.committees_empty_why()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
