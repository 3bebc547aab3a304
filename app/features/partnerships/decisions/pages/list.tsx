import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { keptSort, readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { decisionSorts, decisionStandings, methods } from '../decision.ts'
import { askedOf } from '../filters.ts'
import { DecisionRow } from '../parts/decision-row.tsx'
import { listDecisions } from '../reads.server.ts'
import { methodWord, standingWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.decisions_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const listing = readListing(url, decisionSorts)
  const asked = askedOf(url)
  const page = await listDecisions(tx, { ...listing, ...asked, partnershipId })
  const first = { query: '', direction: 'asc', cursor: null, limit: 1, partnershipId } as const
  const any = page.total > 0 || (await listDecisions(tx, first)).total > 0
  return { ...page, frame, listing, asked, any, base, here: url.pathname + url.search, search: url.search }
})

const sortWords = {
  open: m.decisions_sort_open,
  closes: m.decisions_sort_closes,
  what: m.decisions_sort_what,
  proposed: m.decisions_sort_proposed,
}
// The order that comes by itself is no choice: a search typed beside it shows what matches best.
const sortsOf = ({ query }: { query: string }) => {
  const searched = query.trim() !== ''
  const asked = decisionSorts.map(({ key, direction }) => ({
    value: direction === 'desc' ? `-${key}` : key,
    label: sortWords[key](),
  }))
  return [
    { value: '', label: searched ? m.decisions_sort_match() : sortWords.open() },
    ...(searched ? asked : asked.slice(1)),
  ]
}

export default function Decisions() {
  const { items, total, next, frame, listing, asked, any, base, here, search } =
    useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/decisions`
  const partners = presentPartners(frame.partnership.partners)
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.decision_add()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.decisions_lede()} actions={any && add}>
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.decisions_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: listing.query }}
            submit={m.show()}
          >
            <Select
              name="standing"
              label={m.decisions_standing()}
              defaultValue={asked.standing}
              options={decisionStandings.map((value) => ({ value, label: standingWord(value) }))}
            />
            <Select
              name="method"
              label={m.decision_method()}
              empty={m.decisions_method_any()}
              defaultValue={asked.method ?? ''}
              options={methods.map((value) => ({ value, label: methodWord(value) }))}
            />
            <Select
              name="sort"
              label={m.decisions_sort()}
              defaultValue={keptSort(listing, decisionSorts[0].key).sort ?? ''}
              options={sortsOf(listing)}
            />
          </FilterBar>
          {items.length === 0 ? (
            <EmptyState
              level={3}
              title={listing.query === '' ? m.decisions_none() : m.nothing_found({ query: listing.query })}
              action={
                <ButtonLink to={withParams(here, { query: null, standing: null, method: null })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <Rows label={m.decisions_title()}>
              {items.map((decision) => (
                <DecisionRow
                  key={decision.id}
                  decision={decision}
                  partners={partners}
                  base={base}
                  today={frame.today}
                />
              ))}
            </Rows>
          )}
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
        <EmptyState title={m.decisions_empty_title()} action={add}>
          <p>{m.decisions_empty_why()}</p>
        </EmptyState>
      )}
    </PartnershipFrame>
  )
}
