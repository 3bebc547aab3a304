import { addDays, type Day } from '#platform/context/days.ts'
import type { Due } from '#platform/features/due.ts'
import { type CommitmentFacts, isOpen, isTakenBack, type Standing } from './commitment.ts'

/** A promise that somebody may still have to do something about. Days change nothing of this, only acts do. */
export interface Unfinished {
  id: string
  promisorId: string
  beneficiaryIds: readonly string[]
  /** The day in force. */
  dueOn: Day | null
  /** It is still to be kept. */
  open: boolean
  disputed: boolean
  /** Nobody has accepted it, also not on anyone's behalf. */
  untouched: boolean
  /** A new day somebody asks for and nobody has answered. */
  askedFor: Day | null
  needsAcknowledgement: boolean
}

/** What is left to do about a promise; null for one that is finished. */
export function unfinishedOf(
  row: Pick<Unfinished, 'id' | 'promisorId' | 'beneficiaryIds' | 'untouched' | 'askedFor'>,
  facts: Pick<CommitmentFacts, 'withdrawal'>,
  standing: Standing,
): Unfinished | null {
  const open = isOpen(standing) && !isTakenBack(facts)
  const { dueOn, needsAcknowledgement } = standing
  if (!open && !needsAcknowledgement) return null
  const { id, promisorId, beneficiaryIds, untouched, askedFor } = row
  const disputed = standing.state === 'disputed'
  return { id, promisorId, beneficiaryIds, dueOn, open, disputed, untouched, askedFor, needsAcknowledgement }
}

/**
 * What a promise wants of the organization that made it, or of one that it was made to; null if nothing. Everyone
 * sees what the own organization has to keep; what it has to answer is shown to those who speak for it.
 */
export function dueOf(
  row: Omit<Unfinished, 'beneficiaryIds'> & { partnershipId: string },
  organizationId: string,
  maySpeak: boolean,
  today: Day,
): Due | null {
  const about = { recordId: row.id, partnershipId: row.partnershipId }
  if (row.promisorId === organizationId) {
    const group = groupToKeep(row, today)
    return group === null ? null : { ...about, kind: 'commitment', group, dueOn: row.dueOn }
  }
  const kind = maySpeak ? kindToAnswer(row, today) : null
  return kind === null ? null : { ...about, kind, group: 'waiting', dueOn: null }
}

function groupToKeep(
  { open, dueOn, disputed }: Omit<Unfinished, 'beneficiaryIds'>,
  today: Day,
): Due['group'] | null {
  if (!open) return null
  if (dueOn !== null && dueOn < today) return 'late'
  if (disputed) return 'waiting'
  if (dueOn === null || dueOn > addDays(today, 7)) return null
  return dueOn === today ? 'today' : 'week'
}

function kindToAnswer(
  { open, askedFor, untouched, needsAcknowledgement }: Omit<Unfinished, 'beneficiaryIds'>,
  today: Day,
) {
  // A day that has passed since it was asked for needs no answer any more.
  if (open && askedFor !== null && askedFor >= today) return 'commitment.renegotiation'
  if (open && untouched) return 'commitment.acceptance'
  return needsAcknowledgement ? 'commitment.acknowledgement' : null
}
