import { Link } from 'react-router'
import { formatDay, formatMonth } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Roadmap } from '#ui/roadmap/roadmap.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { monthChoices } from '../roadmap.ts'
import type { RoadmapView } from '../view.server.ts'

/** The year ahead, drawn and listed, with what may be asked of it. */
export function RoadmapParts({ view, path, where }: { view: RoadmapView; path: string; where: boolean }) {
  const { asked, kinds, lines, drawing, today, base } = view
  const search = new URLSearchParams([
    ['from', asked.from],
    ['months', String(asked.months)],
    ...asked.kinds.map((kind) => ['kind', kind]),
  ])
  const onward = new URLSearchParams(search)
  if (view.goesOn !== null) {
    onward.set('from', view.goesOn.from)
    if (view.goesOn.skip > 0) onward.set('skip', String(view.goesOn.skip))
  }
  const months = Map.groupBy(lines, (line) => line.on.slice(0, 7))
  return (
    <>
      <FilterBar label={m.filters()} submit={m.show()}>
        <Select
          name="months"
          label={m.roadmap_months()}
          options={monthChoices.map((value) => ({
            value: String(value),
            label: m.roadmap_month_count({ count: value }),
          }))}
          defaultValue={String(asked.months)}
        />
        <DateField name="from" label={m.roadmap_from()} defaultValue={asked.from} />
        <details className="filter-more" open={asked.kinds.length > 0}>
          <summary>{m.roadmap_kinds()}</summary>
          <div className="cluster">
            {kinds.map(({ kind, label }) => (
              <Checkbox
                key={kind}
                id={`kind-${kind}`}
                name="kind"
                value={kind}
                label={label}
                defaultChecked={asked.kinds.includes(kind)}
              />
            ))}
          </div>
        </details>
      </FilterBar>
      {lines.length === 0 ? (
        <EmptyState
          title={m.roadmap_empty()}
          action={
            asked.kinds.length === 0 ? undefined : <ButtonLink to={path}>{m.filters_clear()}</ButtonLink>
          }
        >
          <p>{m.roadmap_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Roadmap
            drawing={drawing}
            label={m.roadmap_says({
              count: lines.length,
              from: formatDay(asked.from, today),
              to: formatDay(view.to, today),
            })}
            words={{
              today: m.roadmap_today(),
              help: m.roadmap_help(),
              day: (on) => formatDay(on, today),
              moving: (on) => m.roadmap_moving({ day: formatDay(on, today, 'long') }),
              press: m.roadmap_press(),
            }}
          />
          {[...months].map(([month, of]) => (
            <Section key={month} title={formatMonth(`${month}-01`)}>
              <Rows label={formatMonth(`${month}-01`)}>
                {of.map((line) => (
                  <Row
                    key={`${line.kind} ${line.recordId} ${line.on}`}
                    title={line.title}
                    to={`${base}${line.href}`}
                    who={[
                      kinds.find(({ kind }) => kind === line.kind)?.label ?? '',
                      line.who,
                      where ? line.partnershipName : '',
                      line.expected ? m.roadmap_expected() : '',
                    ]
                      .filter((part) => part !== '')
                      .join(' · ')}
                    end={
                      <span className="cluster">
                        <DueText tone={line.on < today ? 'late' : 'plain'} on={line.on}>
                          {formatDay(line.on, today)}
                        </DueText>
                        {line.move.may && (
                          <Link
                            to={line.moveTo}
                            className="screen-only"
                            aria-label={m.roadmap_move_aloud({ title: line.title })}
                          >
                            {m.roadmap_move()}
                          </Link>
                        )}
                      </span>
                    }
                  />
                ))}
              </Rows>
            </Section>
          ))}
        </>
      )}
      {view.goesOn !== null && (
        <Notice
          action={
            <ButtonLink to={`${path}?${onward}`}>
              {m.roadmap_go_on({ day: formatDay(view.goesOn.from, today) })}
            </ButtonLink>
          }
        >
          {m.roadmap_more({ count: lines.length, day: formatDay(view.to, today) })}
        </Notice>
      )}
      <p className="small cluster screen-only">
        <a href={`${path}.csv?${search}`}>{m.csv()}</a>
        <a href={`${path}.ics?${search}`}>{m.roadmap_calendar()}</a>
      </p>
    </>
  )
}
