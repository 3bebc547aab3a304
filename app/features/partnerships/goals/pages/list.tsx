import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { keptSort, readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { GoalCards } from '../parts/goal-cards.tsx'
import { listGoals } from '../reads.server.ts'
import { type GoalStanding, goalSorts, goalStandings } from '../standing.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.goals_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const listing = readListing(url, goalSorts)
  const wanted = url.searchParams.get('standing')
  const standing = goalStandings.find((one) => one === wanted) ?? 'open'
  const page = await listGoals(tx, { ...listing, partnershipId: frame.partnership.id, standing })
  const any = page.total > 0 || (await listGoals(tx, everything(frame.partnership.id))).total > 0
  return { ...page, frame, listing, standing, any, base, here: url.pathname + url.search }
})

const everything = (partnershipId: string) => ({
  query: '',
  direction: 'asc' as const,
  cursor: null,
  limit: 1,
  partnershipId,
})

const standingWords: Record<GoalStanding, () => string> = {
  open: m.goals_standing_open,
  closed: m.goals_standing_closed,
  all: m.goals_standing_all,
}
// The order that comes by itself is no choice: a search typed beside it shows what matches best.
const sortsOf = ({ query }: { query: string }) => {
  const searched = query.trim() !== ''
  const asked = goalSorts.map(({ key, direction }) => ({
    value: direction === 'desc' ? `-${key}` : key,
    label: sortWords[key](),
  }))
  return [
    { value: '', label: searched ? m.goals_sort_match() : sortWords[goalSorts[0].key]() },
    ...(searched ? asked : asked.slice(1)),
  ]
}
const sortWords = { due: m.goals_sort_due, what: m.goals_sort_what, set: m.goals_sort_set }

export default function Goals() {
  const { items, total, next, frame, listing, standing, any, base, here } = useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}`
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/goals/new`}>
      {m.goal_add()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={m.goals_lede()}
      actions={
        any && (
          <>
            {add}
            {frame.can.work && <ButtonLink to={`${place}/goals/reviews/new`}>{m.review_add()}</ButtonLink>}
            <Menu label={m.more()}>
              <MenuLink to={`${place}/goals/reviews`}>{m.reviews_more()}</MenuLink>
              <MenuLink to={`${place}/check-ins.csv`} reloadDocument>
                {m.goals_check_ins_csv()}
              </MenuLink>
            </Menu>
          </>
        )
      }
    >
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.goals_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: listing.query }}
            submit={m.show()}
          >
            <Select
              name="standing"
              label={m.goals_standing()}
              defaultValue={standing}
              options={goalStandings.map((value) => ({ value, label: standingWords[value]() }))}
            />
            <Select
              name="sort"
              label={m.goals_sort()}
              defaultValue={keptSort(listing, goalSorts[0].key).sort ?? ''}
              options={sortsOf(listing)}
            />
          </FilterBar>
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={
                listing.query === '' ? m.goals_none_standing() : m.nothing_found({ query: listing.query })
              }
              action={
                <ButtonLink to={withParams(here, { query: null, standing: 'all' })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <GoalCards goals={items} base={base} today={frame.today} />
          )}
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={listing.cursor !== null}
            next={next}
            csv={`${place}/goals.csv`}
          />
        </section>
      ) : (
        <EmptyState title={m.goals_empty_title()} action={add}>
          <p>{m.goals_empty_why()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
