import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { type Standing, stateOf, type Tally, tallyOf } from './commitment.ts'
import { type Unfinished, unfinishedOf } from './due.ts'
import {
  answerColumns,
  type FactRow,
  factColumns,
  factJoins,
  factsOf,
  reachableCommitments,
} from './facts.server.ts'
import { type QuarterTally, quarterTallies } from './quarters.ts'

/** What the promises of one promisor in one partnership came to. */
export type PromisorTally = Tally & { promisorId: string }

export interface FoldedLedger {
  tallies: PromisorTally[]
  /** The first day on which this is no longer true by itself; null if no such day is in sight. */
  holdsUntil: Day | null
  /** Promises that somebody may still have to do something about. */
  unfinished: Unfinished[]
  /** What they came to quarter by quarter, where that is asked for. */
  quarters: QuarterTally[]
}

export interface FoldWanted {
  promisorId?: string
  /** Also what they came to quarter by quarter, for which it must be known to whom each was promised. */
  quarters?: boolean
}

/**
 * What the promises of some partnerships came to, promise by promise, as the actor reaches them. Everybody
 * with a promise is there, also with nothing to count yet. The limit is given, so that whoever
 * keeps the answer knows by which it was worked out.
 */
export async function foldLedgers(
  tx: Tx,
  partnershipIds: readonly string[],
  brokenAfterDays: number,
  wanted: FoldWanted = {},
): Promise<ReadonlyMap<string, FoldedLedger>> {
  const folded = new Map<string, FoldedLedger>()
  if (partnershipIds.length === 0) return folded
  const narrow: RawBuilder<unknown>[] = [sql`c.partnership_id = any(${[...partnershipIds]}::uuid[])`]
  if (wanted.promisorId !== undefined) narrow.push(sql`c.promisor_organization_id = ${wanted.promisorId}`)
  const beneficiaries = wanted.quarters
    ? sql`(select json_agg(y.organization_id) from commitment_beneficiaries y
        where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id)`
    : sql`null::json`
  // One row a ledger and promisor: a row a promise would cost more on the way than to work out.
  const { rows } = await sql<{ partnershipId: string; promisorId: string; facts: Facts[] }>`
    ${reachableCommitments(tx, sql.join(narrow, sql` and `))}
    select partnership_id, promisor_id, json_agg(json_build_object('id', id, 'dueOn', due_on, 'pledge', pledge, 'acceptedOn', accepted_on,
      'renegotiations', renegotiations, 'fulfilledOn', fulfilled_on, 'enteredOn', entered_on,
      'fulfilmentWeight', fulfilment_weight, 'acknowledged', acknowledged, 'disputed', disputed,
      'withdrawnOn', withdrawn_on, 'withdrawalWeight', withdrawal_weight,
      'untouched', untouched, 'askedFor', asked_for, 'beneficiaryIds', beneficiary_ids)) as facts
    from (select ${factColumns(tx)}, ${answerColumns(tx)}, c.partnership_id, c.promisor_organization_id as promisor_id,
        ${beneficiaries} as beneficiary_ids
      from reached c ${factJoins(tx)}) every
    group by 1, 2`.execute(tx.db)
  for (const row of rows) {
    const { promisorId } = row
    const promises = row.facts.map((own) => {
      const facts = factsOf(own)
      const standing = stateOf(facts, tx.today, brokenAfterDays)
      const unfinished = unfinishedOf({ ...own, promisorId }, facts, standing)
      return { standing, unfinished, beneficiaryIds: own.beneficiaryIds ?? [] }
    })
    const standings = promises.map(({ standing }) => standing)
    const before = folded.get(row.partnershipId)
    folded.set(row.partnershipId, {
      tallies: [...(before?.tallies ?? []), { promisorId, ...tallyOf(standings) }],
      holdsUntil: earliest([before?.holdsUntil ?? null, firstBreak(standings, tx.today)]),
      quarters: [
        ...(before?.quarters ?? []),
        ...(wanted.quarters ? quarterTallies(promisorId, promises) : []),
      ],
      unfinished: [...(before?.unfinished ?? []), ...promises.flatMap(({ unfinished }) => unfinished ?? [])],
    })
  }
  return folded
}

type Facts = Omit<FactRow, 'brokenAfterDays'> &
  Pick<Unfinished, 'untouched' | 'askedFor'> & { beneficiaryIds: string[] | null }

/** The first day after today on which one of them breaks if left alone. */
const firstBreak = (standings: readonly Standing[], today: Day): Day | null =>
  earliest(standings.map(({ breaksOn }) => (breaksOn !== null && breaksOn > today ? breaksOn : null)))

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)
