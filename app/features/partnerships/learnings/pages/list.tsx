import { Link, useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readFilters } from '../inputs.ts'
import { learningKinds } from '../learning.ts'
import { LearningRows } from '../parts/learning-rows.tsx'
import { communitiesIn, learnedIn, listLearnings } from '../reads.server.ts'
import { addWord, kindWord, nothingYet } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.learnings_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const { query, cursor, limit } = readListing(url, [{ key: 'heard', direction: 'desc' }])
  const filters = readFilters(url)
  const learned = await learnedIn(tx, partnershipId)
  return {
    ...(await listLearnings(tx, { filters: { ...filters, partnershipId }, query, cursor, limit })),
    frame,
    filters,
    query,
    known: learningKinds.map((kind) => {
      const found = learned.get(kind)
      return { kind, count: found?.count ?? 0, on: found?.latest.heardOn ?? null }
    }),
    communities: await communitiesIn(tx, partnershipId),
    isFirst: cursor === null,
    base,
    here: url.pathname + url.search,
  }
})

export default function Learnings() {
  const { items, total, next, frame, filters, query, known, communities, isFirst, base, here } =
    useLoaderData<typeof loader>()
  const place = `${base}/partnerships/${frame.partnership.id}/learnings`
  const any = known.some(({ count }) => count > 0)
  const filtered = query !== '' || Object.keys(filters).length > 0
  const add = frame.can.work ? (
    <ButtonLink look="go" to={`${place}/new`}>
      {m.learning_add()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.learnings_lede()} actions={any && add}>
      {!any ? (
        <EmptyState title={m.learnings_empty_title()} action={add}>
          <p>{m.learnings_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Section title={m.learnings_overview()}>
            <KeyValues
              items={known.map(({ kind, count, on }) => ({
                term: kindWord(kind),
                value:
                  on === null ? (
                    <>
                      {nothingYet(kind)}
                      {frame.can.work && (
                        <>
                          {' · '}
                          <Link to={`${place}/new?kind=${kind}`}>{addWord(kind)}</Link>
                        </>
                      )}
                    </>
                  ) : (
                    <>
                      <Link to={`${place}?kind=${kind}`}>{m.learnings_count({ count })}</Link>
                      {' · '}
                      <span className="soft">{m.learnings_latest({ day: formatDay(on, frame.today) })}</span>
                    </>
                  ),
              }))}
            />
          </Section>
          <section className="stack">
            <h2 className="aloud">{m.learnings_title()}</h2>
            <FilterBar
              label={m.filters()}
              search={{ label: m.learnings_search(), name: 'query', value: query }}
              submit={m.show()}
            >
              <Select
                key={`kind ${filters.kind}`}
                name="kind"
                label={m.learnings_kind()}
                empty={m.any()}
                defaultValue={filters.kind ?? ''}
                options={learningKinds.map((value) => ({ value, label: kindWord(value) }))}
              />
              {communities.length > 0 && (
                <Select
                  key={`community ${filters.communityId}`}
                  name="community"
                  label={m.learnings_community()}
                  empty={m.any()}
                  defaultValue={filters.communityId ?? ''}
                  options={communities.map((one) => ({ value: one.id, label: one.name }))}
                />
              )}
            </FilterBar>
            {items.length === 0 ? (
              <EmptyState
                level={3}
                title={query === '' ? m.learnings_none() : m.nothing_found({ query })}
                action={filtered && <ButtonLink to={place}>{m.filters_clear()}</ButtonLink>}
              />
            ) : (
              <LearningRows label={m.learnings_title()} items={items} base={base} today={frame.today} />
            )}
            <ListFoot
              here={here}
              shown={items.length}
              total={total}
              begun={!isFirst}
              next={next}
              csv={withParams(`${place}.csv${new URL(here, 'http://x').search}`, { cursor: null })}
            />
          </section>
        </>
      )}
    </PartnershipFrame>
  )
}
