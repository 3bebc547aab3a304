import { keptSort, withParams } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { personKinds } from '../../kinds.ts'
import { personKindName } from '../../names.ts'
import type { PersonFilters } from '../inputs.ts'

/** Search and filters of the people; all of it in the address. */
export function PersonFilterBar({
  wanted,
  organization,
  here,
}: {
  wanted: { query: string; sort: string; direction: 'asc' | 'desc'; filters: PersonFilters }
  organization: { id: string; name: string } | null
  here: string
}) {
  const { filters } = wanted
  const chips = Object.entries(filters).map(([name, value]) => {
    const label = chipText(name as keyof PersonFilters, value, organization)
    return { label, to: withParams(here, { [name]: null }), remove: m.filter_remove({ filter: label }) }
  })
  const moreSet = [filters.tag, filters.language, filters.email].some(Boolean)
  const yesOrNo = [
    { value: 'yes', label: m.filter_yes() },
    { value: 'no', label: m.filter_no() },
  ]
  return (
    <FilterBar
      label={m.filters()}
      search={{ label: m.search(), name: 'query', value: wanted.query }}
      submit={m.show()}
      keep={{
        ...keptSort(wanted, 'name'),
        ...(filters.organization === undefined ? {} : { organization: filters.organization }),
      }}
      chips={chips}
      clear={{
        label: m.filters_clear(),
        to: withParams(here, Object.fromEntries(Object.keys(filters).map((name) => [name, null]))),
      }}
    >
      <Select
        key={`kind ${filters.kind}`}
        name="kind"
        label={m.person_kind_short()}
        empty={m.any()}
        defaultValue={filters.kind ?? ''}
        options={personKinds.map((kind) => ({ value: kind, label: personKindName(kind) }))}
      />
      <Select
        key={`affiliated ${filters.affiliated}`}
        name="affiliated"
        label={m.person_affiliated()}
        empty={m.any()}
        defaultValue={filters.affiliated ?? ''}
        options={yesOrNo}
      />
      <details open={moreSet || undefined}>
        <summary>{m.filters_more()}</summary>
        <div className="cluster">
          <TextField
            key={`tag ${filters.tag}`}
            name="tag"
            label={m.person_tag()}
            defaultValue={filters.tag}
          />
          <TextField
            key={`language ${filters.language}`}
            name="language"
            label={m.person_language_spoken()}
            defaultValue={filters.language}
          />
          <Select
            key={`email ${filters.email}`}
            name="email"
            label={m.person_has_email()}
            empty={m.any()}
            defaultValue={filters.email ?? ''}
            options={yesOrNo}
          />
        </div>
      </details>
    </FilterBar>
  )
}

function chipText(name: keyof PersonFilters, value: string, organization: { name: string } | null): string {
  switch (name) {
    case 'kind':
      return m.person_filter_kind({ value: personKindName(value as NonNullable<PersonFilters['kind']>) })
    case 'tag':
      return m.person_filter_tag({ value })
    case 'language':
      return m.person_filter_language({ value })
    case 'organization':
      return m.person_filter_organization({ value: organization?.name ?? '…' })
    case 'email':
      return value === 'yes' ? m.person_filter_email_yes() : m.person_filter_email_no()
    case 'affiliated':
      return value === 'yes' ? m.person_filter_affiliated_yes() : m.person_filter_affiliated_no()
  }
}
