import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { type Chip, FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import { kindWord } from '../say.ts'
import { type TouchpointFilters, touchpointKinds } from '../touchpoint.ts'

/** Search and filters of a list of touchpoints; what came with the address (an organization, a person) is kept. */
export function TouchpointFilterBar({
  filters,
  query,
  chips = [],
  keep = {},
}: {
  filters: TouchpointFilters
  query: string
  chips?: Chip[]
  keep?: Record<string, string>
}) {
  return (
    <FilterBar
      label={m.filters()}
      search={{ label: m.touchpoints_search(), name: 'query', value: query }}
      keep={keep}
      chips={chips}
      submit={m.show()}
    >
      <Select
        name="kind"
        label={m.touchpoint_kind()}
        empty={m.any()}
        options={touchpointKinds.map((value) => ({ value, label: kindWord(value) }))}
        defaultValue={filters.kind ?? ''}
      />
      <DateField name="from" label={m.touchpoints_from()} defaultValue={filters.from ?? ''} />
      <DateField name="until" label={m.touchpoints_until()} defaultValue={filters.until ?? ''} />
    </FilterBar>
  )
}
