import { initials, tintOf } from './initials.ts'

/** A person's or organization's initials on a tint that stays theirs. Decorative; the name stands beside it. `seed` is an id, where names repeat. */
export function Face({ name, seed, small }: { name: string; seed?: string; small?: boolean }) {
  return (
    <span className={`face tint-${tintOf(seed ?? name)}${small ? ' small-face' : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

/** Several faces in a row, overlapping, with the names for screen readers and on hover; `more` says how many others. */
export function FaceStack({ names, label, more }: { names: string[]; label: string; more?: string }) {
  return (
    <span className="face-stack" title={names.join(', ')}>
      {names.map((name) => (
        <Face key={name} name={name} small />
      ))}
      <span className="aloud">{label}</span>
      {more && <span className="soft small">{more}</span>}
    </span>
  )
}
