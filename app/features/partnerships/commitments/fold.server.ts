import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
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
import { recentDays } from './warnings.ts'

/** What the promises of one promisor in one partnership came to. */
export type PromisorTally = Tally & { promisorId: string }

/** The same, and what those counted of the last months came to, by the day in force. */
export type DatedTally = PromisorTally & { recent: readonly { on: Day; kept: boolean }[] }

export interface FoldedLedger {
  tallies: DatedTally[]
  /** The first day on which this is no longer true by itself; null if no such day is in sight. */
  holdsUntil: Day | null
  /** Promises that somebody may still have to do something about. */
  unfinished: Unfinished[]
  /** What they came to quarter by quarter. */
  quarters: QuarterTally[]
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
  { promisorId: only }: { promisorId?: string } = {},
): Promise<ReadonlyMap<string, FoldedLedger>> {
  const folded = new Map<string, FoldedLedger>()
  if (partnershipIds.length === 0) return folded
  const narrow: RawBuilder<unknown>[] = [sql`c.partnership_id = any(${[...partnershipIds]}::uuid[])`]
  if (only !== undefined) narrow.push(sql`c.promisor_organization_id = ${only}`)
  // One row a ledger and promisor: a row a promise would cost more on the way than to work out.
  const { rows } = await sql<{ partnershipId: string; promisorId: string; facts: Facts[] }>`
    ${reachableCommitments(tx, sql.join(narrow, sql` and `))}
    select partnership_id, promisor_id, json_agg(json_build_object('id', id, 'dueOn', due_on, 'pledge', pledge, 'acceptedOn', accepted_on,
      'renegotiations', renegotiations, 'fulfilledOn', fulfilled_on, 'enteredOn', entered_on,
      'fulfilmentWeight', fulfilment_weight, 'acknowledged', acknowledged, 'disputed', disputed,
      'withdrawnOn', withdrawn_on, 'withdrawalWeight', withdrawal_weight,
      'untouched', untouched, 'askedFor', asked_for, 'beneficiaryIds', beneficiary_ids)) as facts
    from (select ${factColumns(tx)}, ${answerColumns(tx)}, c.partnership_id, c.promisor_organization_id as promisor_id,
        (select json_agg(y.organization_id) from commitment_beneficiaries y
          where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id) as beneficiary_ids
      from reached c ${factJoins(tx)}) every
    group by 1, 2`.execute(tx.db)
  for (const row of rows) {
    const { promisorId } = row
    const promises = row.facts.map((own) => {
      const facts = factsOf(own)
      const standing = stateOf(facts, tx.today, brokenAfterDays)
      const beneficiaryIds = own.beneficiaryIds ?? []
      const unfinished = unfinishedOf({ ...own, promisorId, beneficiaryIds }, facts, standing)
      return { standing, unfinished, beneficiaryIds }
    })
    const standings = promises.map(({ standing }) => standing)
    const before = folded.get(row.partnershipId)
    folded.set(row.partnershipId, {
      tallies: [
        ...(before?.tallies ?? []),
        { promisorId, ...tallyOf(standings), recent: recentOf(standings, addDays(tx.today, -recentDays)) },
      ],
      holdsUntil: earliest([before?.holdsUntil ?? null, firstBreak(standings, tx.today)]),
      quarters: [...(before?.quarters ?? []), ...quarterTallies(promisorId, promises)],
      unfinished: [...(before?.unfinished ?? []), ...promises.flatMap(({ unfinished }) => unfinished ?? [])],
    })
  }
  return folded
}

type Facts = Omit<FactRow, 'brokenAfterDays'> &
  Pick<Unfinished, 'untouched' | 'askedFor'> & { beneficiaryIds: string[] | null }

/** What those counted came to whose day in force is not before a day. */
const recentOf = (standings: readonly Standing[], from: Day): DatedTally['recent'] =>
  standings.flatMap(({ outcome, dueOn }) =>
    outcome === null || dueOn === null || dueOn < from ? [] : [{ on: dueOn, kept: outcome === 'kept' }],
  )

/** The first day after today on which one of them breaks if left alone. */
const firstBreak = (standings: readonly Standing[], today: Day): Day | null =>
  earliest(standings.map(({ breaksOn }) => (breaksOn !== null && breaksOn > today ? breaksOn : null)))

const earliest = (days: readonly (Day | null)[]): Day | null =>
  days.reduce((first, day) => (first === null || (day !== null && day < first) ? day : first), null)
