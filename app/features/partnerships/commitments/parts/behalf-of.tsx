import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Select } from '#ui/select/select.tsx'
import { BehalfFields, EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'

/** Whose act it is: nothing to ask where it can only be one's own; folded away where it may be a partner's; plain to see where it can only be theirs. */
export function BehalfOf({ sides, own }: { sides: readonly { id: string; name: string }[]; own: string }) {
  const { errorOf, typed } = useProblem()
  const others = sides.filter((side) => side.id !== own)
  const [first] = others
  if (first === undefined) return null
  if (others.length < sides.length)
    return <BehalfFields choices={others.map(({ id, name }) => ({ organizationId: id, name }))} />
  return (
    <FieldSet
      legend={m.commitment_behalf_of({ organization: first.name, count: others.length })}
      help={m.behalf_for_partner_help()}
    >
      {others.length === 1 ? (
        <input type="hidden" name="onBehalfOf" value={first.id} />
      ) : (
        <Select
          name="onBehalfOf"
          label={m.behalf_who()}
          options={others.map((side) => ({ value: side.id, label: side.name }))}
          defaultValue={typed('onBehalfOf', first.id)}
          error={errorOf('onBehalfOf')}
        />
      )}
      <EvidenceFields />
    </FieldSet>
  )
}
