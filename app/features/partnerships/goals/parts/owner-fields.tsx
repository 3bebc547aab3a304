import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Select } from '#ui/select/select.tsx'
import type { PartnerPeople } from '../choices.server.ts'
import { type GoalOwner, ownerValue } from '../goal.ts'

/** One list of people for each partner; all send the same field, so that they arrive as one list of owners. */
export function OwnerFields({ owners, partners }: { owners: GoalOwner[]; partners: PartnerPeople[] }) {
  const { errorOf, typedAll } = useProblem()
  const chosen = typedAll('owners', owners.map(ownerValue))
  return (
    <FieldSet legend={m.goal_owners()} help={m.goal_owners_help()}>
      {partners.map(({ organizationId, name, people }, index) => (
        <Select
          key={organizationId}
          // The first one has the id that the summary of errors leads to.
          {...(index === 0 ? {} : { id: `field-owners-${organizationId}` })}
          name="owners"
          label={name}
          error={index === 0 ? errorOf('owners') : undefined}
          defaultValue={chosen.find((value) => value.startsWith(organizationId)) ?? ''}
          empty={m.goal_owner_nobody()}
          options={[
            { value: ownerValue({ organizationId, personId: null }), label: m.goal_owner_open() },
            ...people.map((person) => ({
              value: ownerValue({ organizationId, personId: person.id }),
              label: person.name,
            })),
          ]}
        />
      ))}
    </FieldSet>
  )
}
