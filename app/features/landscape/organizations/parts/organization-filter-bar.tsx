import { keptSort, withParams } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { organizationKinds } from '../../kinds.ts'
import { organizationKindName } from '../../names.ts'
import type { OrganizationFilters } from '../inputs.ts'

/** Search and filters of the organizations; all of it in the address. */
export function OrganizationFilterBar({
  wanted,
  communities,
  here,
}: {
  wanted: { query: string; sort: string; direction: 'asc' | 'desc'; filters: OrganizationFilters }
  communities: readonly { id: string; name: string }[]
  here: string
}) {
  const { filters } = wanted
  const chips = Object.entries(filters).map(([name, value]) => {
    const label = chipText(name as keyof OrganizationFilters, value, communities)
    return { label, to: withParams(here, { [name]: null }), remove: m.filter_remove({ filter: label }) }
  })
  const moreSet = [filters.tag, filters.language, filters.email, filters.people].some(Boolean)
  const yesOrNo = [
    { value: 'yes', label: m.filter_yes() },
    { value: 'no', label: m.filter_no() },
  ]
  return (
    <FilterBar
      label={m.filters()}
      search={{ label: m.search(), name: 'query', value: wanted.query }}
      submit={m.show()}
      keep={keptSort(wanted, 'name')}
      chips={chips}
      clear={{
        label: m.filters_clear(),
        to: withParams(here, Object.fromEntries(Object.keys(filters).map((name) => [name, null]))),
      }}
    >
      <Select
        key={`kind ${filters.kind}`}
        name="kind"
        label={m.organization_kind()}
        empty={m.any()}
        defaultValue={filters.kind ?? ''}
        options={organizationKinds.map((kind) => ({ value: kind, label: organizationKindName(kind) }))}
      />
      {communities.length > 0 && (
        <Select
          key={`community ${filters.community}`}
          name="community"
          label={m.organization_community()}
          empty={m.any()}
          defaultValue={filters.community ?? ''}
          options={communities.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <details open={moreSet || undefined}>
        <summary>{m.filters_more()}</summary>
        <div className="cluster">
          <TextField
            key={`tag ${filters.tag}`}
            name="tag"
            label={m.organization_tag()}
            defaultValue={filters.tag}
          />
          <TextField
            key={`language ${filters.language}`}
            name="language"
            label={m.organization_language_spoken()}
            defaultValue={filters.language}
          />
          <Select
            key={`email ${filters.email}`}
            name="email"
            label={m.organization_has_email()}
            empty={m.any()}
            defaultValue={filters.email ?? ''}
            options={yesOrNo}
          />
          <Select
            key={`people ${filters.people}`}
            name="people"
            label={m.organization_has_people()}
            empty={m.any()}
            defaultValue={filters.people ?? ''}
            options={yesOrNo}
          />
        </div>
      </details>
    </FilterBar>
  )
}

function chipText(
  name: keyof OrganizationFilters,
  value: string,
  communities: readonly { id: string; name: string }[],
): string {
  switch (name) {
    case 'kind':
      return m.organization_filter_kind({
        value: organizationKindName(value as NonNullable<OrganizationFilters['kind']>),
      })
    case 'tag':
      return m.organization_filter_tag({ value })
    case 'community':
      return m.organization_filter_community({
        value: communities.find(({ id }) => id === value)?.name ?? '…',
      })
    case 'language':
      return m.organization_filter_language({ value })
    case 'email':
      return value === 'yes' ? m.organization_filter_email_yes() : m.organization_filter_email_no()
    case 'people':
      return value === 'yes' ? m.organization_filter_people_yes() : m.organization_filter_people_no()
  }
}
