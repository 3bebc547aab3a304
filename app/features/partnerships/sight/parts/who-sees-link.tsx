import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import type { ToldKind } from '../sight.ts'

/** The way from a record to who reads it. */
export function WhoSeesLink({
  base,
  partnershipId,
  kind,
  id,
}: {
  base: string
  partnershipId: string
  kind: ToldKind
  id: string
}) {
  return (
    <Link className="small" to={`${base}/partnerships/${partnershipId}/who-sees/${id}?kind=${kind}`}>
      {m.sight_record_link()}
    </Link>
  )
}
