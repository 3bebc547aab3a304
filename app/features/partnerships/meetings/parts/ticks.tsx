import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import type { Choices } from '../choices.server.ts'

/** People to tick, each with whom they belong to. */
export function PeopleTicks({
  name,
  people,
  ticked,
}: {
  name: string
  people: Choices['people']
  ticked: readonly string[]
}) {
  return (
    <>
      <input type="hidden" name={`${name}-shown`} value="1" />
      {people.map((one) => (
        <Checkbox
          key={one.id}
          id={`${name}-${one.id}`}
          name={name}
          value={one.id}
          label={one.organization === '' ? one.name : `${one.name} · ${one.organization}`}
          defaultChecked={ticked.includes(one.id)}
        />
      ))}
    </>
  )
}
