import { type RawBuilder, sql } from 'kysely'
import { changedLater } from '#platform/activity/leaving.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { limitSql } from '#platform/settings/reads.server.ts'
import type { Weight } from '../behalf/behalf.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { type CommitmentFacts, type Standing, stateOf } from './commitment.ts'

/**
 * `with reached as (…)`: the commitments the actor reaches, narrowed by a condition on `c`; every read of
 * commitments begins with it. An actor whose organization has left reads what was there on that day: the
 * moment and day stand beside each row as until_at and until_on. Materialized, so that what happened to
 * few commitments is looked up by index and what happened to many is joined once.
 */
export function reachableCommitments(tx: Tx, narrow: RawBuilder<unknown> = sql`true`) {
  return sql`with reached as materialized (
    select c.id, c.workspace_id, c.partnership_id, c.promisor_organization_id, c.text, c.details, c.due_on,
      c.responsible_person_id, c.pledged_on, c.behalf_id, c.touchpoint_id, c.source_kind, c.source_id, c.version,
      p.name as partnership_name, reach.until_at, reach.until_on
    from ${inReach(tx)} and ${narrow})`
}

/** The ids of those in reach that meet a condition on `c`. */
export const commitmentIds = (tx: Tx, narrow: RawBuilder<unknown>) =>
  sql`select c.id from ${inReach(tx)} and ${narrow}`

/** Where commitments are searched: by words that are the actor's to know. */
export const commitmentReach = (tx: Tx): Reach => ({
  within: sql`select c.id from ${inReach(tx)} and not ${changedLater(tx, 'c')}`,
})

/** The commitments in reach as `c`, with their partnership `p` and how far they are read. */
function inReach(tx: Tx) {
  const reach =
    tx.actor.partnerships === 'all'
      ? sql`cross join (select null::timestamptz as until_at, null::date as until_on) reach`
      : sql`join ${endings(tx, tx.actor.partnerships)} on reach.partnership_id = c.partnership_id`
  return sql`commitments c
    join partnerships p on p.workspace_id = ${tx.workspace.id} and p.id = c.partnership_id and p.deleted_at is null
    ${reach}
    where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null
      and (reach.until_at is null or c.created_at <= reach.until_at)`
}

const hasLeftSome = ({ actor }: Tx): boolean =>
  actor.partnerships !== 'all' && [...actor.partnerships.values()].some(({ until }) => until !== null)

function endings(tx: Tx, reached: ReadonlyMap<string, { until: Date | null }>) {
  const all = [...reached]
  const days = all.map(([, { until }]) => (until === null ? null : dayIn(tx.workspace.timeZone, until)))
  return sql`unnest(${all.map(([id]) => id)}::uuid[], ${all.map(([, { until }]) => until?.toISOString() ?? null)}::timestamptz[], ${days}::date[])
    as reach(partnership_id, until_at, until_on)`
}

/**
 * Joins to `reached c` all that the rules look at. The workspace is named as a constant at every table: compared
 * with a row of `reached` instead, the planner takes it for a filter that leaves next to nothing, and a
 * ledger of thousands is joined row by row.
 */
export function factJoins(tx: Tx): RawBuilder<unknown> {
  const ws = sql`${tx.workspace.id}::uuid`
  const behalf = (alias: string, of: string) =>
    sql`left join behalf_acts ${sql.ref(alias)} on ${sql.ref(`${alias}.workspace_id`)} = ${ws}
      and ${sql.ref(`${alias}.id`)} = ${sql.ref(of)}`
  // Asked only of those whose organization has left somewhere: the planner can't know that it is always true.
  const hasLeft = hasLeftSome(tx)
  const inTime = (row: string, act: string) =>
    hasLeft
      ? sql`and (${sql.ref(`${row}.until_at`)} is null or ${sql.ref(`${act}.created_at`)} <= ${sql.ref(`${row}.until_at`)})`
      : sql``
  const one = (table: string, alias: string) =>
    sql`left join ${sql.table(table)} ${sql.ref(alias)} on ${sql.ref(`${alias}.workspace_id`)} = ${ws}
      and ${sql.ref(`${alias}.commitment_id`)} = c.id
      ${inTime('c', alias)}`
  const beside = (table: string) => sql`reached r join ${sql.table(table)} x on x.workspace_id = ${ws}
    and x.commitment_id = r.id ${inTime('r', 'x')} ${behalf('b', 'x.behalf_id')}`
  const counts = sql`${weightSql('b')} = 'counts'`
  return sql`
    ${behalf('pb', 'c.behalf_id')}
    ${one('fulfilments', 'f')} ${behalf('fb', 'f.behalf_id')}
    ${one('withdrawals', 'w')} ${behalf('wb', 'w.behalf_id')}
    left join (select x.commitment_id, min(x.accepted_on) filter (where ${counts}) as accepted_on
      from ${beside('acceptances')} group by 1) a on a.commitment_id = c.id
    left join (select x.commitment_id, bool_or(${counts}) as said
      from ${beside('acknowledgements')} group by 1) k on k.commitment_id = c.id
    left join (select x.commitment_id, bool_or(${counts} and (x.settled_on is null or x.settled_on > r.until_on)) as said
      from ${beside('disputes')} group by 1) d on d.commitment_id = c.id
    left join (select x.commitment_id, json_agg(json_build_object('newDueOn', x.new_due_on, 'acceptedOn',
        case when ${counts} and ${weightSql('ab')} = 'counts'
          and (r.until_on is null or x.accepted_on <= r.until_on) then x.accepted_on end)
        order by x.created_at, x.id) as renegotiations
      from ${beside('renegotiations')} ${behalf('ab', 'x.acceptance_behalf_id')} group by 1) n on n.commitment_id = c.id`
}

export const factColumns = (tx: Tx) => sql`c.id, c.due_on, ${weightSql('pb')} as pledge, a.accepted_on,
  n.renegotiations, f.fulfilled_on, f.entered_on, ${weightSql('fb')} as fulfilment_weight,
  coalesce(k.said, false) as acknowledged, coalesce(d.said, false) as disputed,
  w.withdrawn_on, ${weightSql('wb')} as withdrawal_weight, ${brokenAfter(tx)} as broken_after_days`

/** Whether nobody has accepted `c` yet, also not on anyone's behalf, and the new day that waits for an answer. */
export const answerColumns = (tx: Tx) => sql`
  not exists (select 1 from acceptances y where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id) as untouched,
  (select y.new_due_on from renegotiations y where y.workspace_id = ${tx.workspace.id} and y.commitment_id = c.id
    and y.accepted_on is null and y.declined_on is null and (c.until_at is null or y.created_at <= c.until_at)) as asked_for`

/** The limit in force today, in days. */
export const brokenAfter = (tx: Tx) => limitSql(tx, 'brokenAfterDays')

export interface FactRow {
  id: string
  dueOn: Day | null
  pledge: Weight
  acceptedOn: Day | null
  renegotiations: { newDueOn: Day; acceptedOn: Day | null }[] | null
  fulfilledOn: Day | null
  enteredOn: Day | null
  fulfilmentWeight: Weight
  acknowledged: boolean
  disputed: boolean
  withdrawnOn: Day | null
  withdrawalWeight: Weight
  brokenAfterDays: number
}

export const factsOf = (row: Omit<FactRow, 'id' | 'brokenAfterDays'>): CommitmentFacts => ({
  dueOn: row.dueOn,
  pledge: row.pledge,
  acceptedOn: row.acceptedOn,
  renegotiations: row.renegotiations ?? [],
  fulfilment:
    row.fulfilledOn === null || row.enteredOn === null
      ? null
      : { fulfilledOn: row.fulfilledOn, enteredOn: row.enteredOn, weight: row.fulfilmentWeight },
  acknowledged: row.acknowledged,
  disputed: row.disputed,
  withdrawal:
    row.withdrawnOn === null ? null : { withdrawnOn: row.withdrawnOn, weight: row.withdrawalWeight },
})

export const standingOfRow = (tx: Tx, row: FactRow): Standing =>
  stateOf(factsOf(row), tx.today, row.brokenAfterDays)
