import { Link } from 'react-router'
import { Face } from './face.tsx'

export type PersonProps = {
  name: string
  seed?: string
  to?: string
  note?: React.ReactNode
  end?: React.ReactNode
}

/** A face, a name and a line about them: their organization, their role. */
export function Person({ name, seed, to, note, end }: PersonProps) {
  return (
    <span className="person">
      <Face name={name} seed={seed} />
      <span>
        {to ? <Link to={to}>{name}</Link> : name}
        {note && <small>{note}</small>}
      </span>
      {end}
    </span>
  )
}

/** People side by side, as many to a line as fit. */
export function PersonList({ people, label }: { people: (PersonProps & { id: string })[]; label?: string }) {
  return (
    <ul className="people" aria-label={label}>
      {people.map(({ id, ...person }) => (
        <li key={id}>
          <Person {...person} />
        </li>
      ))}
    </ul>
  )
}
