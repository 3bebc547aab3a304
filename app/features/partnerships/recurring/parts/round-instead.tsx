import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import type { RecurringSource } from '../recurring.ts'

/** On a form that promises once: the way to promise it with a rhythm, from the same record. */
export function RoundInstead({
  partnership,
  source,
}: {
  /** The address of the partnership. */
  partnership: string
  /** Of an agreement with the place of the clause among those signed. */
  source?: { kind: RecurringSource; id: string; clause?: number } | undefined
}) {
  const asked = new URLSearchParams()
  if (source !== undefined) {
    asked.set('sourceKind', source.kind)
    asked.set('source', source.id)
    if (source.clause !== undefined) asked.set('clause', String(source.clause))
  }
  return (
    <p>
      <Link to={{ pathname: `${partnership}/recurring-promises/new`, search: asked.toString() }}>
        {m.recurring_pledge_instead()}
      </Link>
    </p>
  )
}
