import { Link } from 'react-router'
import type { FormProblem } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'

/** The record that a form's answer says is likely the same one; null when it says nothing of the kind. */
export function likelyOf(problem: FormProblem | undefined, code: string) {
  if (problem?.why?.code !== code) return null
  return { id: String(problem.why.facts.id), name: String(problem.why.facts.name) }
}

/**
 * After FormTrouble has said it: the way to the likely duplicate, and the hidden word that it was looked at,
 * with those of earlier answers, so that saving again saves.
 */
export function Likely({
  likely,
  looked,
  to,
}: {
  likely: { id: string; name: string } | null
  looked: readonly string[]
  to: (id: string) => string
}) {
  const all = likely === null ? looked : [...looked, likely.id]
  return (
    <>
      {likely !== null && (
        <p>
          <Link to={to(likely.id)} target="_blank" rel="noreferrer">
            {m.open_likely({ name: likely.name })}
          </Link>
        </p>
      )}
      {all.map((id) => (
        <input key={id} type="hidden" name="confirmed" value={id} />
      ))}
    </>
  )
}
