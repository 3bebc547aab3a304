import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day } from '#platform/context/days.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { type Ballot, fewestNameless, type Option, type Review, type Settlement } from './decision.ts'
import type { Stand } from './outcome.ts'

interface About {
  id: string
  partnershipId: string
}
export interface VoiceRow extends Ballot {
  id: string
  decisionId: string
  organizationId: string
  organizationName: string
  personName: string | null
  stand: Stand
  givenOn: Day
  behalfId: string | null
  replacedAt: Date | null
}
type Of<T> = T & { decisionId: string }

/** What hangs on decisions, each as far as the reader's organization reads it. Six short questions, whatever their number. */
export async function besideDecisions(tx: Tx, decisions: readonly About[]) {
  if (decisions.length === 0)
    return { options: [], weights: [], voices: [], roll: [], settlements: [], reviews: [], ballots: [] }
  const ids = sql`x.workspace_id = ${tx.workspace.id} and x.decision_id = any(${decisions.map((one) => one.id)}::uuid[])`
  const ended = decisions.flatMap(({ id, partnershipId }) => {
    const until = readsUntil(tx, partnershipId)
    return until === null ? [] : [{ id, until: until.toISOString() }]
  })
  /** Whether a moment lies after the reader's organization left. */
  const later = (moment: RawBuilder<unknown>) =>
    ended.length === 0
      ? sql`false`
      : sql`(${sql.join(
          ended.map(
            ({ id, until }) => sql`x.decision_id = ${id}::uuid and ${moment} > ${until}::timestamptz`,
          ),
          sql` or `,
        )})`
  const inTime = sql`not ${later(sql`x.created_at`)}`
  const of = sql`join organizations o on o.workspace_id = x.workspace_id and o.id = x.organization_id`
  const options = (
    await sql<
      Of<Option>
    >`select x.decision_id, x.id, x.text from decision_options x where ${ids} order by x.place`.execute(tx.db)
  ).rows
  const weights = (
    await sql<
      Of<{ organizationId: string; weight: number }>
    >`select x.decision_id, x.organization_id, x.weight
      from decision_weights x where ${ids} order by x.id`.execute(tx.db)
  ).rows
  const voices = (
    await sql<VoiceRow>`select x.id, x.decision_id, x.organization_id, o.name as organization_name, p.name as person_name,
        x.stand, x.option_id, x.reason, x.given_on, x.behalf_id,
        case when ${later(sql`x.replaced_at`)} then null else x.replaced_at end as replaced_at
      from decision_voices x ${of} left join people p on p.workspace_id = x.workspace_id and p.id = x.given_by_person_id
      where ${ids} and ${inTime} order by o.name_key, x.created_at, x.id`.execute(tx.db)
  ).rows
  const roll = (
    await sql<
      Of<{ organizationId: string; organizationName: string }>
    >`select x.decision_id, x.organization_id,
        o.name as organization_name
      from decision_roll x ${of} where ${ids} and ${inTime} order by o.name_key`.execute(tx.db)
  ).rows
  const settlements = (
    await sql<Of<Settlement>>`select x.decision_id, x.outcome, x.option_id, x.note, x.decided_on, x.review_on,
        x.created_at as settled_at,
        o.name as organization_name
      from decision_settlements x ${of} where ${ids} and ${inTime}`.execute(tx.db)
  ).rows
  const reviews = (
    await sql<
      Of<Review>
    >`select x.decision_id, x.id, x.answer, x.note, x.reviewed_on, x.next_on, o.name as organization_name
      from decision_reviews x ${of} where ${ids} and ${inTime} order by x.reviewed_on, x.created_at, x.id`.execute(
      tx.db,
    )
  ).rows
  // Counted while votes still come in, what changed would tell what the last one said. Void ones stay closed: held
  // beside the votes of a second try, they would tell what the one that left had said.
  const settled = settlements.filter((one) => one.outcome !== 'void').map((one) => one.decisionId)
  const votes = settled.length === 0 ? [] : await readBallots(tx, settled)
  const ballots = [...Map.groupBy(votes, (one) => one.decisionId).values()]
    .filter((all) => all.length >= fewestNameless)
    .flat()
  return { options, weights, voices, roll, settlements, reviews, ballots }
}

/** Votes without names, in no order but that of their random ids. Only for what is settled, or being settled. */
export const readBallots = async (tx: Tx, decisionIds: readonly string[]): Promise<Of<Ballot>[]> =>
  (
    await sql<Of<Ballot>>`select x.decision_id, x.stand, x.option_id, x.reason from decision_ballots x
      where x.workspace_id = ${tx.workspace.id} and x.decision_id = any(${[...decisionIds]}::uuid[]) order by x.id`.execute(
      tx.db,
    )
  ).rows
