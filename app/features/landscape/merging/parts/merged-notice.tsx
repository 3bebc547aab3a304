import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'

/** On a record that others were brought into: which, and the way to what moved and back. */
export function MergedNotice({
  merges,
  base,
}: {
  merges: readonly { id: string; name: string; when: string }[]
  base: string
}) {
  if (merges.length === 0) return null
  return (
    <ul className="prose soft small">
      {merges.map(({ id, name, when }) => (
        <li key={id}>
          <Link to={`${base}/merges/${id}`}>{m.merge_here({ name, when })}</Link>
        </li>
      ))}
    </ul>
  )
}
