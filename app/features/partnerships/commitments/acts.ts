import type { Day } from '#platform/context/days.ts'
import type { Weight } from '../behalf/behalf.ts'

/** What can be done about a commitment with a small form, each at its own address. */
export const formActs = [
  'accept',
  'fulfil',
  'acknowledge',
  'dispute',
  'settle',
  'renegotiate',
  'answer',
  'withdraw',
] as const
export type FormAct = (typeof formActs)[number]

/** All that can be done about a commitment. */
export const commitmentActs = [...formActs, 'change', 'remove'] as const
export type CommitmentAct = (typeof commitmentActs)[number]

/** Who does what: the side that promised, or one that was promised something. */
export const promisorActs: readonly CommitmentAct[] = [
  'fulfil',
  'renegotiate',
  'withdraw',
  'change',
  'remove',
]

/** What the rules look at before an act. */
export interface Deeds {
  untouched: boolean
  fulfilment: { fulfilledOn: Day; weight: Weight } | null
  withdrawal: { withdrawnOn: Day; weight: Weight } | null
  acknowledged: boolean
  disputed: boolean
  askedFor: Day | null
}

/** Why an act can't be done now, as the key of its sentence (`refusal_…`); null if it can. What a partner denies or hasn't confirmed can be done anew. */
export function refusalOf(act: CommitmentAct, deeds: Deeds): string | null {
  const done = deeds.fulfilment?.weight === 'counts'
  if (act === 'settle') return deeds.disputed ? null : 'commitment_no_dispute'
  if (act === 'acknowledge' || act === 'dispute') {
    if (deeds.fulfilment === null || deeds.fulfilment.weight === 'void') return 'commitment_not_done'
    return deeds.disputed ? 'commitment_disputed' : null
  }
  if (deeds.withdrawal?.weight === 'counts') return 'commitment_withdrawn'
  if (act === 'accept') return null
  if (act === 'remove') return deeds.untouched && !done ? null : 'commitment_not_removable'
  if (done) return 'commitment_done'
  if (act === 'renegotiate') return deeds.askedFor === null ? null : 'commitment_asked_already'
  if (act === 'answer') return deeds.askedFor === null ? 'commitment_no_request' : null
  return null
}

/** What can happen to a commitment; `asked`, `moved` and `declined` are of another day. */
export const deedKinds = [
  'accepted',
  'fulfilled',
  'acknowledged',
  'disputed',
  'settled',
  'asked',
  'moved',
  'declined',
  'withdrawn',
] as const
