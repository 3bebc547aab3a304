import { m } from '#platform/words/words.ts'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import type { choosing } from '../page.server.ts'

type Choosing = Awaited<ReturnType<typeof choosing>>

/** Finds the other record: those that look like the same at once, any other by a search. */
export function Choose({ record, choices, list, query, base }: Choosing & { query: string; base: string }) {
  const here = `${base}/${list}/${record.id}`
  return (
    <NarrowPage
      title={m.merge_choose_title({ name: record.name })}
      lede={m.merge_choose_lede()}
      back={{ to: here, label: record.name }}
    >
      <FilterBar
        label={m.merge_choose_search()}
        search={{ label: m.merge_choose_search(), name: 'query', value: query }}
        submit={m.search()}
      />
      {choices.length === 0 ? (
        <p>{query === '' ? m.merge_choose_none_likely() : m.merge_choose_none({ query })}</p>
      ) : (
        <Rows label={query === '' ? m.merge_choose_likely() : m.merge_choose_found()}>
          {choices.map((choice) => (
            <Row
              key={choice.id}
              lead={<Face name={choice.name} seed={choice.id} />}
              title={choice.name}
              to={`${here}/merge/${choice.id}`}
              who={choice.detail}
              end={choice.score === null ? undefined : <span className="figures">{choice.score}</span>}
            />
          ))}
        </Rows>
      )}
    </NarrowPage>
  )
}
