import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import {
  type LedgerAsked,
  ledgerSides,
  ledgerSorts,
  ledgerSources,
  ledgerViews,
  sortWord,
  sourceWord,
  viewWord,
} from '../views.ts'

/** Search, filters and order of a ledger, all of it in the address. */
export function LedgerFilters({ asked, names }: { asked: LedgerAsked; names: { by: string; to: string } }) {
  return (
    <FilterBar
      label={m.filters()}
      search={{ label: m.commitments_search(), name: 'query', value: asked.query }}
      submit={m.show()}
    >
      <Select
        name="view"
        label={m.commitments_view()}
        options={ledgerViews.map((value) => ({ value, label: viewWord(value) }))}
        defaultValue={asked.view}
      />
      <details
        className="filter-more"
        open={
          asked.side !== null || asked.source !== null || asked.from + asked.to !== '' || asked.sort !== null
        }
      >
        <summary>{m.commitments_more_filters()}</summary>
        <div className="cluster">
          <Select
            name="side"
            label={m.commitments_side()}
            empty={m.commitments_side_both()}
            options={ledgerSides.map((value) => ({ value, label: names[value] }))}
            defaultValue={asked.side ?? ''}
          />
          <Select
            name="source"
            label={m.commitment_comes_from()}
            empty={m.any()}
            options={ledgerSources.map((value) => ({ value, label: sourceWord(value) }))}
            defaultValue={asked.source ?? ''}
          />
          <DateField name="from" label={m.commitments_due_from()} defaultValue={asked.from} />
          <DateField name="to" label={m.commitments_due_to()} defaultValue={asked.to} />
          <Select
            name="sort"
            label={m.commitments_sort()}
            empty={m.commitments_sort_pressing()}
            options={ledgerSorts.map((value) => ({ value, label: sortWord(value) }))}
            defaultValue={asked.sort ?? ''}
          />
        </div>
      </details>
    </FilterBar>
  )
}
