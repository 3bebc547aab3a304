import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Committee } from '../committee.ts'

/** What a committee is for, and how many seats each partner has. */
export function CommitteeForm({
  committee,
  language,
  partners,
  back,
}: {
  committee?: Committee
  /** In which a new one is written. */
  language: string
  partners: readonly { id: string; name: string }[]
  back: string
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  const seatsError = errorOf('seats')
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} labels={{ name: m.committee_name(), purpose: m.committee_purpose() }} />
      {committee !== undefined && <input type="hidden" name="version" value={committee.version} />}
      <input
        type="hidden"
        name="language"
        value={committee === undefined ? language : (committee.language ?? '')}
      />
      <TextField
        name="name"
        label={m.committee_name()}
        help={m.committee_name_help()}
        required
        maxLength={300}
        defaultValue={typed('name', committee?.name)}
        error={errorOf('name')}
      />
      <TextArea
        name="purpose"
        label={m.committee_purpose()}
        help={m.committee_purpose_help()}
        mark={m.optional()}
        rows={3}
        defaultValue={typed('purpose', committee?.purpose)}
        error={errorOf('purpose')}
      />
      <FieldSet legend={m.committee_seats()} help={m.committee_seats_help()}>
        {seatsError !== undefined && (
          <p className="field-error" id="seats">
            {seatsError}
          </p>
        )}
        {partners.map(({ id, name }) => (
          <NumberField
            key={id}
            name={`seats-${id}`}
            label={name}
            whole
            defaultValue={typed(
              `seats-${id}`,
              committee === undefined
                ? 1
                : (committee.seats.find((one) => one.organizationId === id)?.seats ?? 0),
            )}
            error={errorOf(`seats-${id}`)}
          />
        ))}
      </FieldSet>
      <FormActions>
        <Button look="go" pending={pending}>
          {m.save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
