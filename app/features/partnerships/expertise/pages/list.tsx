import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { keptSort, readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { expertiseSorts } from '../expertise.ts'
import { commonLanguages, languageOf } from '../filters.ts'
import { listExpertise } from '../reads.server.ts'
import { creditsWords, languagesWords, stateWord } from '../say.ts'

export const meta = () => [{ title: m.expertise_title() }]

export const loader = load(async (tx, { url, base }) => {
  const listing = readListing(url, expertiseSorts)
  const language = languageOf(url)
  return {
    ...(await listExpertise(tx, { ...listing, ...(language === undefined ? {} : { language }) })),
    listing,
    language: language ?? '',
    mayOffer: can(tx.actor, partnershipPolicy.workTogether),
    base,
    here: url.pathname + url.search,
    search: url.search,
  }
})

export default function WhoKnows() {
  const { items, total, next, listing, language, mayOffer, base, here, search } =
    useLoaderData<typeof loader>()
  const filtered = listing.query !== '' || language !== ''
  const add = mayOffer ? (
    <ButtonLink look="go" to={`${base}/expertise/new`}>
      {m.expertise_offer()}
    </ButtonLink>
  ) : undefined
  return (
    <>
      <PageHead title={m.expertise_title()} lede={m.expertise_lede()} actions={add} />
      <section className="stack">
        <h2 className="aloud">{m.expertise_found()}</h2>
        <FilterBar
          label={m.filters()}
          search={{ label: m.expertise_search(), name: 'query', value: listing.query }}
          submit={m.show()}
        >
          <Select
            name="language"
            label={m.expertise_language()}
            empty={m.expertise_language_any()}
            defaultValue={language}
            options={commonLanguages.map((code) => ({ value: code, label: languageName(code) }))}
          />
          <Select
            name="sort"
            label={m.expertise_sort()}
            defaultValue={keptSort(listing, expertiseSorts[0].key).sort ?? ''}
            options={[
              { value: '', label: m.expertise_sort_topic() },
              { value: '-newest', label: m.expertise_sort_newest() },
            ]}
          />
        </FilterBar>
        {items.length === 0 ? (
          <EmptyState
            level={3}
            title={
              !filtered
                ? m.expertise_empty_title()
                : listing.query === ''
                  ? m.expertise_none()
                  : m.nothing_found({ query: listing.query })
            }
            action={filtered ? <ButtonLink to={`${base}/expertise`}>{m.filters_clear()}</ButtonLink> : add}
          >
            <p>{m.expertise_empty_why()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.expertise_title()}>
            {items.map((one) => (
              <Row
                key={one.id}
                title={one.topic}
                to={`${base}/expertise/${one.id}`}
                who={[
                  one.holder,
                  ...(one.languages.length === 0 ? [] : [languagesWords(one.languages)]),
                ].join(' · ')}
                end={
                  one.state === 'proposed'
                    ? stateWord(one.state)
                    : one.credits.length > 0 && creditsWords(one.credits.length)
                }
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
          csv={withParams(`${base}/expertise.csv${search}`, { cursor: null })}
        />
      </section>
    </>
  )
}
