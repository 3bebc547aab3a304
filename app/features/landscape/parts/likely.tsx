import { Link } from 'react-router'
import type { FormProblem } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'

/** The records that a form's answer says are likely the same one; null when it says nothing of the kind. */
export function likelyOf(problem: FormProblem | undefined, code: string) {
  if (problem?.why?.code !== code) return null
  const { id, name, ids, count } = problem.why.facts
  return { id: String(id), name: String(name), ids: String(ids).split(' '), count: Number(count) }
}

/**
 * After FormTrouble has said it: the way to the likely duplicates, and the hidden word that they were looked
 * at, with those of earlier answers, so that saving again saves. `list` is the address of the noun's list.
 */
export function Likely({
  likely,
  looked,
  list,
}: {
  likely: ReturnType<typeof likelyOf>
  looked: readonly string[]
  list: string
}) {
  const all = likely === null ? looked : [...looked, ...likely.ids]
  return (
    <>
      {likely !== null && (
        <p>
          <Link
            to={
              likely.count === 1 ? `${list}/${likely.id}` : `${list}?query=${encodeURIComponent(likely.name)}`
            }
            target="_blank"
            rel="noreferrer"
          >
            {m.open_likely({ name: likely.name, count: likely.count })}
          </Link>
        </p>
      )}
      {all.map((id) => (
        <input key={id} type="hidden" name="confirmed" value={id} />
      ))}
    </>
  )
}
