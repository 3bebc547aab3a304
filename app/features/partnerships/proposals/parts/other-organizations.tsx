import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'

/** Names of organizations that aren't in the records. The form reads several fields of one name as they are: a lone one would be parted at its commas. */
export function OtherOrganizations({ most, legend }: { most: number; legend?: string }) {
  const { errorOf, typedAll } = useProblem()
  const written = typedAll('otherOrganizations')
  const lines = Array.from({ length: most }, (_, index) => index)
  return (
    <FieldSet legend={legend ?? m.proposal_others()} help={m.proposal_others_help()}>
      {lines.map((line) => (
        <TextField
          key={line}
          name="otherOrganizations"
          {...(line === 0 ? {} : { id: `otherOrganizations-${line}` })}
          label={most === 1 ? m.proposal_other() : m.proposal_other_number({ number: line + 1 })}
          maxLength={300}
          defaultValue={written[line] ?? ''}
          required={most === 1}
          error={line === 0 ? (errorOf('otherOrganizations') ?? errorOf('organizationIds')) : undefined}
        />
      ))}
      {most === 1 && <input type="hidden" name="otherOrganizations" value="" />}
    </FieldSet>
  )
}
