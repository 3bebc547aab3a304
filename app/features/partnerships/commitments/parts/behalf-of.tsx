import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'

/**
 * Whose act it is, where that isn't plain: nothing for one's own organization alone; else the choice of it,
 * and how we know what a partner said or did.
 */
export function BehalfOf({
  sides,
  own,
  linked = true,
}: {
  sides: readonly { id: string; name: string }[]
  own: string
  /** Whether the link to the evidence is asked here; false where the form has it already. */
  linked?: boolean
}) {
  const { errorOf, typed } = useProblem()
  const [only] = sides
  if (only === undefined || (sides.length === 1 && only.id === own)) return null
  return (
    <FieldSet legend={m.behalf_for_partner()} help={m.behalf_for_partner_help()}>
      {sides.length === 1 ? (
        <input type="hidden" name="onBehalfOf" value={only.id} />
      ) : (
        <Select
          name="onBehalfOf"
          label={m.behalf_who()}
          options={sides.map((side) => ({
            value: side.id,
            label: side.id === own ? m.behalf_ourselves() : side.name,
          }))}
          defaultValue={typed('onBehalfOf', only.id)}
          error={errorOf('onBehalfOf')}
        />
      )}
      <TextField
        name="evidence"
        label={m.behalf_evidence()}
        mark={m.optional()}
        help={m.behalf_evidence_help()}
        maxLength={2000}
        defaultValue={typed('evidence')}
        error={errorOf('evidence')}
      />
      {linked && (
        <TextField
          name="evidenceLink"
          type="url"
          label={m.behalf_evidence_link()}
          mark={m.optional()}
          maxLength={2000}
          defaultValue={typed('evidenceLink')}
          error={errorOf('evidenceLink')}
        />
      )}
    </FieldSet>
  )
}
