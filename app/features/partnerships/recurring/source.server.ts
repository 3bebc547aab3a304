import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { isSigned } from '../agreements/agreement.ts'
import { openAgreement } from '../agreements/open.server.ts'
import { signedClauses } from '../agreements/promise.server.ts'
import { readAgreement } from '../agreements/reads.server.ts'
import { wasSaidHere } from '../commitments/pledge.server.ts'
import { sourceOf } from '../commitments/source.server.ts'
import { openKnownConcern } from '../concerns/open.server.ts'
import { openMeeting } from '../meetings/open.server.ts'
import type { RecurringInput } from './inputs.ts'
import type { RecurringSource } from './recurring.ts'

type Wanted = Pick<RecurringInput, 'partnershipId' | 'sourceKind' | 'sourceId' | 'clause'>

/** Where a promise comes from, as its row says it. */
interface From {
  sourceKind: RecurringSource
  sourceId: string
  clause: string | null
}

/**
 * The record a promise that comes round is made from; null for one that comes from nothing. Throws NotFound for one
 * out of reach or of another partnership, Invalid for a clause that isn't signed so; a refusal where a single promise
 * couldn't be made from it either.
 */
export async function sourceFor(tx: Tx, wanted: Wanted): Promise<From | null | Refusal> {
  const { partnershipId, sourceKind, sourceId } = wanted
  if (sourceKind === null && sourceId === null) return null
  if (sourceKind === null || sourceId === null)
    throw new Invalid([{ path: sourceKind === null ? 'sourceKind' : 'sourceId', code: 'issue_required' }])
  const found = await opens[sourceKind](tx, sourceId, wanted)
  if (isRefusal(found)) return found
  if (found !== partnershipId) throw new NotFound()
  return { sourceKind, sourceId, clause: sourceKind === 'agreement' ? wanted.clause : null }
}

/** Each answers the partnership of the record. */
const opens: Record<RecurringSource, (tx: Tx, id: string, wanted: Wanted) => Promise<string | Refusal>> = {
  touchpoint: async (tx, id, { partnershipId }) => {
    if (!(await wasSaidHere(tx, id, partnershipId))) throw new NotFound()
    return partnershipId
  },
  meeting: async (tx, id) => {
    const opened = await openMeeting(tx, id)
    if (isRefusal(opened)) return opened
    const { state, partnershipId } = opened.meeting
    return state === 'cancelled' ? new Refusal('meeting_is_cancelled') : partnershipId
  },
  agreement: async (tx, id, { clause }) => {
    const opened = await openAgreement(tx, id)
    if (isRefusal(opened)) return opened
    const { agreement } = opened
    if (!isSigned(agreement)) return new Refusal('agreement_not_signed')
    if (!(await signedClauses(tx, agreement)).includes(clause))
      throw new Invalid([{ path: 'clause', code: 'issue_agreement_clause' }])
    return agreement.partnershipId
  },
  concern: async (tx, id) => {
    const opened = await openKnownConcern(tx, id)
    return isRefusal(opened) ? opened : opened.concern.partnershipId
  },
}

/** What the form says of the record it promises from; throws NotFound out of reach. `place` counts the clauses signed. */
export async function sourceShown(tx: Tx, kind: RecurringSource, id: string, place: string | null) {
  const found = await sourceOf(tx, { sourceKind: kind, sourceId: id })
  if (found === null) throw new NotFound()
  const clause =
    kind === 'agreement'
      ? (await signedClauses(tx, await readAgreement(tx, id)))[Number(place ?? 'none')]
      : null
  if (clause === undefined) throw new NotFound()
  // What a concern is about is not said here: whoever reads it there is written down.
  return { kind, id, href: found.href, title: kind === 'concern' ? null : found.title, clause }
}
