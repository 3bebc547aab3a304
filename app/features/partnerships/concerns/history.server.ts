import { historyOf } from '#platform/activity/history.server.ts'
import type { HistoryLine } from '#platform/activity/history.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Concern, mayKnow } from './concern.ts'

/**
 * What was done with a concern whose reach the caller has checked. Of a confidential one its raiser and its steward read what
 * their own organization did, and a party nothing: it would read the name of a raiser of its own. Of an anonymous one nobody
 * reads any of it, as days would be shown as moments.
 */
export const concernHistory = async (
  tx: Tx,
  concern: Pick<Concern, 'id' | 'openness' | 'shown' | 'as'>,
): Promise<HistoryLine[] | null> =>
  concern.openness !== 'anonymous' && mayKnow(concern, concern.as).talk
    ? historyOf(tx, { subjectKind: 'concern', subjectId: concern.id })
    : null
