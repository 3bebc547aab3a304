import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Organization } from '../organization.ts'

/** The fields that say where an organization is. */
export function OrganizationPlace({ organization }: { organization: Organization | null }) {
  const { errorOf, typed } = useProblem()
  const field = (name: 'addressLine' | 'city' | 'region' | 'postalCode' | 'country') => ({
    name,
    defaultValue: typed(name, organization?.[name]),
    error: errorOf(name),
  })
  const point = (name: 'latitude' | 'longitude') => ({
    name,
    defaultValue: typed(name, organization?.[name]),
    error: errorOf(name),
  })
  const wrong = errorOf('latitude') ?? errorOf('longitude')
  return (
    <FieldSet legend={m.organization_where()}>
      <TextField label={m.organization_address()} maxLength={300} {...field('addressLine')} />
      <TextField label={m.organization_city()} maxLength={120} {...field('city')} />
      <TextField label={m.organization_region()} maxLength={120} {...field('region')} />
      <TextField label={m.organization_postal_code()} maxLength={20} {...field('postalCode')} />
      <TextField
        label={m.organization_country()}
        help={m.organization_country_help()}
        maxLength={2}
        {...field('country')}
      />
      <details open={wrong !== undefined || undefined}>
        <summary>{m.organization_exactly()}</summary>
        <NumberField label={m.organization_latitude()} step="any" {...point('latitude')} />
        <NumberField label={m.organization_longitude()} step="any" {...point('longitude')} />
      </details>
    </FieldSet>
  )
}
