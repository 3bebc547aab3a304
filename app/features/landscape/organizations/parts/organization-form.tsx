import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Select } from '#ui/select/select.tsx'
import { TagField } from '#ui/tag-field/tag-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type OrganizationKind, organizationKinds } from '../../kinds.ts'
import { organizationKindName } from '../../names.ts'
import { Likely, likelyOf } from '../../parts/likely.tsx'
import type { OrganizationFormData } from '../form.server.ts'
import { OrganizationPlace } from './organization-place.tsx'

/** The fields of an organization, empty or as they stand. `back` is the way out. */
export function OrganizationForm({
  form,
  base,
  back,
}: {
  form: OrganizationFormData
  base: string
  back: string
}) {
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const { organization, communities, tagSuggestions, languageSuggestions } = form
  const likely = likelyOf(problem, 'organization_likely')
  const served = typedAll('communityIds', organization?.communityIds)
  const line = (name: 'alternateName' | 'email' | 'phone' | 'website') => ({
    name,
    defaultValue: typed(name, organization?.[name]),
    error: errorOf(name),
  })
  const lines = (name: 'description' | 'offers' | 'seeks') => ({
    name,
    defaultValue: typed(name, organization?.[name]),
    error: errorOf(name),
  })
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          name: m.organization_name(),
          kind: {
            label: m.organization_kind(),
            say: (kind) => organizationKindName(kind as OrganizationKind),
          },
          alternateName: m.organization_alternate_name(),
          description: m.organization_description(),
          email: m.organization_email(),
          phone: m.organization_phone(),
          website: m.organization_website(),
          addressLine: m.organization_address(),
          city: m.organization_city(),
          region: m.organization_region(),
          postalCode: m.organization_postal_code(),
          country: m.organization_country(),
          latitude: m.organization_latitude(),
          longitude: m.organization_longitude(),
          offers: m.organization_offers(),
          seeks: m.organization_seeks(),
          tags: m.organization_tags(),
        }}
      />
      <Likely likely={likely} looked={typedAll('confirmed')} list={`${base}/organizations`} />
      {organization && (
        <input
          type="hidden"
          name="version"
          value={String(problem?.theirs?.version ?? organization.version)}
        />
      )}
      <p className="soft">{m.organization_needed()}</p>
      <FieldSet legend={m.organization_who()}>
        <TextField
          name="name"
          label={m.organization_name()}
          required
          maxLength={300}
          autoComplete="off"
          defaultValue={typed('name', organization?.name)}
          error={errorOf('name')}
        />
        <Select
          name="kind"
          label={m.organization_kind()}
          required
          defaultValue={typed('kind', organization?.kind)}
          options={organizationKinds.map((kind) => ({ value: kind, label: organizationKindName(kind) }))}
          {...(organization ? {} : { empty: '' })}
          error={errorOf('kind')}
        />
        <TextField label={m.organization_alternate_name()} maxLength={300} {...line('alternateName')} />
        <TextArea label={m.organization_description()} rows={4} {...lines('description')} />
      </FieldSet>
      <FieldSet legend={m.organization_contact()}>
        <TextField label={m.organization_email()} inputMode="email" {...line('email')} />
        <TextField label={m.organization_phone()} inputMode="tel" {...line('phone')} />
        <TextField label={m.organization_website()} inputMode="url" {...line('website')} />
      </FieldSet>
      <OrganizationPlace organization={organization} />
      <FieldSet legend={m.organization_together()}>
        <TextArea
          label={m.organization_offers()}
          help={m.organization_offers_help()}
          rows={3}
          {...lines('offers')}
        />
        <TextArea label={m.organization_seeks()} rows={3} {...lines('seeks')} />
        <TagField
          name="languages"
          label={m.organization_languages()}
          help={m.words_by_commas()}
          suggestions={languageSuggestions}
          defaultValue={typed('languages', form.languages)}
          error={errorOf('languages')}
        />
        <TagField
          name="tags"
          label={m.organization_tags()}
          help={m.words_by_commas()}
          suggestions={tagSuggestions}
          defaultValue={typed('tags', organization?.tags?.join(', '))}
          error={errorOf('tags')}
        />
        <TagField
          name="language"
          label={m.organization_language()}
          help={m.organization_language_help()}
          suggestions={languageSuggestions}
          defaultValue={typed('language', form.language)}
          error={errorOf('language')}
        />
      </FieldSet>
      {communities.length > 0 && (
        <FieldSet legend={m.organization_communities()}>
          <div className="grid" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
            {communities.map((community) => (
              <Checkbox
                key={community.id}
                id={`community-${community.id}`}
                name="communityIds"
                value={community.id}
                label={community.name}
                defaultChecked={served.includes(community.id)}
              />
            ))}
          </div>
        </FieldSet>
      )}
      <FormActions>
        <Button look="go" pending={pending}>
          {likely === null ? m.save() : m.save_all_the_same()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
