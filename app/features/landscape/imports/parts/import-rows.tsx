import { Link } from 'react-router'
import { withParams } from '#platform/http/listing.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import { type Outcome, outcomes, stagedKinds } from '../import.ts'
import { outcomeName, recordName } from '../names.ts'
import type { ImportPage } from '../pages/import.tsx'

const tones: Record<Outcome, TagTone> = {
  create: 'spruce',
  change: 'straw',
  unchanged: 'plain',
  skip: 'rust',
}

/** What becomes of each row, with what there is to know about it; lines that were left out on a list of their own. */
export function ImportRows({ page }: { page: ImportPage }) {
  const { filters, here, base, id, rows, left, next, begun, counts, state } = page
  if (
    state === 'reading' ||
    state === 'discarded' ||
    (rows.length + (left?.length ?? 0) === 0 && counts.staged + counts.leftOut === 0)
  )
    return null
  const all = `${base}/imports/${id}`
  return (
    <Section
      id="rows"
      title={left === null ? m.import_rows() : m.import_left_out()}
      aside={
        counts.errors + counts.warnings > 0 && (
          <ButtonLink look="quiet" small to={`${all}/problems.csv`} reloadDocument>
            {m.import_problems_csv()}
          </ButtonLink>
        )
      }
    >
      <FilterBar
        label={m.filters()}
        submit={m.show()}
        chips={
          left === null
            ? []
            : [
                {
                  label: m.import_left_out(),
                  to: all,
                  remove: m.filter_remove({ filter: m.import_left_out() }),
                },
              ]
        }
      >
        <Select
          name="outcome"
          label={m.import_outcome()}
          empty={m.any()}
          defaultValue={filters.outcome ?? ''}
          options={outcomes.map((value) => ({ value, label: outcomeName(value) }))}
        />
        <Select
          name="kind"
          label={m.import_record()}
          empty={m.any()}
          defaultValue={filters.kind ?? ''}
          options={stagedKinds.map((value) => ({ value, label: recordName(value) }))}
        />
        <Select
          name="problems"
          label={m.import_problems()}
          empty={m.any()}
          defaultValue={filters.problems ? 'yes' : ''}
          options={[{ value: 'yes', label: m.import_problems_yes() }]}
        />
      </FilterBar>
      {left === null && counts.leftOut > 0 && (
        <p>
          <Link to={`${all}?left=yes#rows`}>{m.import_see_left_out({ count: counts.leftOut })}</Link>
        </p>
      )}
      {rows.length === 0 && (left === null || left.length === 0) && (
        <EmptyState
          level={3}
          title={m.import_rows_none()}
          action={<ButtonLink to={all}>{m.filters_clear()}</ButtonLink>}
        />
      )}
      {left !== null && (
        <Rows>
          {left.map((one) => (
            <Row key={one.id} title={one.text} who={placeOf(one)} />
          ))}
        </Rows>
      )}
      {rows.length > 0 && (
        <Rows>
          {rows.map((row) => (
            <Row
              key={row.id}
              title={row.title === '' ? recordName(row.kind) : row.title}
              {...(row.href === null ? {} : { to: `${base}${row.href}` })}
              end={<Tag tone={tones[row.outcome]}>{outcomeName(row.outcome)}</Tag>}
              who={
                <>
                  {m.import_row_at({ kind: recordName(row.kind), line: row.line, file: row.at })}
                  {row.details.map((detail) => (
                    <span key={detail.field} className="import-detail">
                      {' · '}
                      {detail.before === null
                        ? m.import_detail({ field: detail.field, value: detail.now })
                        : m.import_detail_change({
                            field: detail.field,
                            before: detail.before,
                            value: detail.now,
                          })}
                    </span>
                  ))}
                  {row.notes.map((note) => (
                    <span key={note}>
                      <br />
                      {note}
                    </span>
                  ))}
                </>
              }
            />
          ))}
        </Rows>
      )}
      <Pagination
        label={m.pages()}
        summary={m.import_rows_shown({ shown: formatNumber(rows.length + (left?.length ?? 0)) })}
        {...(begun ? { previous: { to: withParams(here, { cursor: null }), label: m.first_page() } } : {})}
        {...(next === null ? {} : { next: { to: withParams(here, { cursor: next }), label: m.next_page() } })}
      />
    </Section>
  )
}

const placeOf = ({ file, line, column }: { file: string; line: number | null; column: string | null }) =>
  column === null
    ? m.import_at({ file, line: line ?? 1 })
    : m.import_at_column({ file, line: line ?? 1, column })
