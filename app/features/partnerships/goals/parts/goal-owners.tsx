import { m } from '#platform/words/words.ts'
import { PersonList } from '#ui/person/person.tsx'
import type { GoalOwner } from '../goal.ts'

/** Who looks after a goal, on each side. */
export function GoalOwners({ owners, base }: { owners: readonly GoalOwner[]; base: string }) {
  if (owners.length === 0) return <p className="soft">{m.goal_owners_none()}</p>
  return (
    <PersonList
      label={m.goal_owners()}
      people={owners.map((owner) => ({
        id: owner.organizationId,
        name: owner.personName ?? owner.organizationName,
        seed: owner.personId ?? owner.organizationId,
        ...(owner.personId === null ? {} : { to: `${base}/people/${owner.personId}` }),
        note: owner.personName === null ? m.goal_owner_open() : owner.organizationName,
      }))}
    />
  )
}
