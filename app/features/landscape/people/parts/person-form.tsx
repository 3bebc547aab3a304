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
import { AffiliationFields } from '../../affiliations/parts/affiliation-fields.tsx'
import { type ContactWay, contactWays, type PersonKind, personKinds } from '../../kinds.ts'
import { contactWayName, personKindName } from '../../names.ts'
import { Likely, likelyOf } from '../../parts/likely.tsx'
import type { PersonFormData } from '../form.server.ts'

/** The fields of a person, empty or as they stand; with `at` also what they are in that organization. */
export function PersonForm({
  form,
  at,
  base,
  back,
}: {
  form: PersonFormData
  at?: { id: string; name: string }
  base: string
  back: string
}) {
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const { person, tagSuggestions, languageSuggestions } = form
  const likely = likelyOf(problem, 'person_likely')
  const text = (name: 'email' | 'phone' | 'city' | 'contactNote' | 'accessNeeds' | 'offers' | 'seeks') => ({
    name,
    defaultValue: typed(name, person?.[name]),
    error: errorOf(name),
  })
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          name: m.person_name(),
          kind: { label: m.person_kind(), say: (kind) => personKindName(kind as PersonKind) },
          email: m.person_email(),
          phone: m.person_phone(),
          contactBy: { label: m.person_contact_by(), say: (way) => contactWayName(way as ContactWay) },
          contactNote: m.person_contact_note(),
          doNotContact: { label: m.person_do_not_contact(), say: () => '✓' },
          city: m.person_city(),
          accessNeeds: m.person_access_needs(),
          offers: m.person_offers(),
          seeks: m.person_seeks(),
          tags: m.person_tags(),
        }}
      />
      <Likely likely={likely} looked={typedAll('confirmed')} list={`${base}/people`} />
      {person && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? person.version)} />
      )}
      {at && <input type="hidden" name="organizationId" value={at.id} />}
      <p className="soft">{m.person_needed()}</p>
      <FieldSet legend={m.person_who()}>
        <TextField
          name="name"
          label={m.person_name()}
          required
          maxLength={300}
          autoComplete="off"
          defaultValue={typed('name', person?.name)}
          error={errorOf('name')}
        />
        <Select
          name="kind"
          label={m.person_kind()}
          defaultValue={typed('kind', person?.kind ?? 'other')}
          options={personKinds.map((kind) => ({ value: kind, label: personKindName(kind) }))}
          error={errorOf('kind')}
        />
      </FieldSet>
      {at && (
        <FieldSet legend={m.person_belongs_here({ organization: at.name })}>
          <AffiliationFields />
        </FieldSet>
      )}
      <FieldSet legend={m.person_reach()}>
        <TextField label={m.person_email()} inputMode="email" autoComplete="off" {...text('email')} />
        <TextField label={m.person_phone()} inputMode="tel" autoComplete="off" {...text('phone')} />
        <Select
          name="contactBy"
          label={m.person_contact_by()}
          empty=""
          defaultValue={typed('contactBy', person?.contactBy)}
          options={contactWays.map((way) => ({ value: way, label: contactWayName(way) }))}
          error={errorOf('contactBy')}
        />
        <TextField
          label={m.person_contact_note()}
          help={m.person_contact_note_help()}
          {...text('contactNote')}
        />
        <TagField
          name="language"
          label={m.person_language()}
          help={m.person_language_help()}
          suggestions={languageSuggestions}
          defaultValue={typed('language', form.language)}
          error={errorOf('language')}
        />
        <Checkbox
          name="doNotContact"
          label={m.person_do_not_contact()}
          help={m.person_do_not_contact_help()}
          defaultChecked={problem ? typedAll('doNotContact').length > 0 : person?.doNotContact}
        />
      </FieldSet>
      <FieldSet legend={m.person_together()}>
        <TagField
          name="languages"
          label={m.person_languages()}
          help={m.words_by_commas()}
          suggestions={languageSuggestions}
          defaultValue={typed('languages', form.languages)}
          error={errorOf('languages')}
        />
        <TextField label={m.person_city()} {...text('city')} />
        <TextArea
          label={m.person_access_needs()}
          help={m.person_access_needs_help()}
          rows={2}
          {...text('accessNeeds')}
        />
        <TextArea label={m.person_offers()} rows={2} {...text('offers')} />
        <TextArea label={m.person_seeks()} rows={2} {...text('seeks')} />
        <TagField
          name="tags"
          label={m.person_tags()}
          help={m.words_by_commas()}
          suggestions={tagSuggestions}
          defaultValue={typed('tags', person?.tags?.join(', '))}
          error={errorOf('tags')}
        />
      </FieldSet>
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
