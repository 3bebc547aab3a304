import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { Reach } from '#platform/search/search.server.ts'
import { limitOn } from '#platform/settings/reads.server.ts'
import {
  type Concern,
  type ConcernLine,
  daysOf,
  lineOf,
  mayKnow,
  type Openness,
  type Shown,
} from './concern.ts'
import { titleOf } from './say.ts'
import { tookSide } from './sides.server.ts'

/** Which partnerships' concerns the actor reaches at all; after leaving, those raised by then. */
function inPartnerships(tx: Tx): RawBuilder<unknown> {
  const { partnerships } = tx.actor
  if (partnerships === 'all') return sql`true`
  const left = [...partnerships].flatMap(([id, { until }]) =>
    until === null
      ? []
      : [
          sql`and (c.partnership_id <> ${id}::uuid or c.raised_on <= ${dayIn(tx.workspace.timeZone, until)}::date)`,
        ],
  )
  return sql`(c.partnership_id = any(${[...partnerships.keys()]}::uuid[]) ${sql.join(left, sql` `)})`
}

/**
 * Concerns (`c`) that the actor reaches, the one place where it is decided: open ones by the partners; of others the
 * raiser's own, those the actor is or is asked to be steward of, and for a party what the raiser allowed it. The
 * host's owner and coordinators have no other way in. Whoever holds the key of an anonymous one reaches that one.
 */
export const reachableConcerns = (tx: Tx, keyHash: string | null = null): RawBuilder<unknown> => {
  const { organizationId } = tx.actor
  // A key opens what is open, also one of somebody's own.
  const personId = tx.actor.kind === 'key' ? null : tx.actor.personId
  const inside = sql`(c.openness = 'open' or c.raised_by_person_id = ${personId}::uuid
    or exists (select 1 from concern_stewards y where y.workspace_id = c.workspace_id and y.concern_id = c.id
      and y.person_id = ${personId}::uuid and y.agreed_on is not null and y.declined_on is null and y.ended_on is null
      and not ${tookSide(tx, 'y')})
    or (${tx.actor.kind === 'member'} and exists (select 1 from concern_parties y where y.workspace_id = c.workspace_id
        and y.concern_id = c.id and y.organization_id = ${organizationId}::uuid)
      and (c.shown <> 'nothing' or exists (select 1 from concern_acknowledgements y
        where y.workspace_id = c.workspace_id and y.concern_id = c.id))))`
  return keyHash === null ? sql`(${inPartnerships(tx)} and ${inside})` : sql`c.key_hash = ${keyHash}`
}

/** Where concerns are searched: the open ones, by their summaries. A word that finds another would tell of its text unseen. */
export const concernReach = (tx: Tx): Reach => ({
  within: tx.db
    .selectFrom('concerns as c')
    .where('c.workspaceId', '=', tx.workspace.id)
    .where('c.deletedAt', 'is', null)
    .where('c.openness', '=', 'open')
    .where(sql<boolean>`${reachableConcerns(tx)}`)
    .select('c.id'),
})

type Name = { id: string; name: string }
interface Row {
  id: string
  partnershipId: string
  partnershipName: string
  summary: string
  about: string
  language: string | null
  openness: Openness
  shown: Shown
  raisedOn: Day
  raiser: Name | null
  raiserOrganization: Name | null
  parties: Name[]
  steward: NonNullable<Concern['steward']> | null
  acknowledgedOn: Day | null
  settlement: NonNullable<Concern['settlement']> | null
  reopened: NonNullable<Concern['reopened']> | null
  trust: Concern['trust']
}

/** Concerns in reach, the newest first, as they stand among others. */
export const concernsWhere = async (tx: Tx, narrow: RawBuilder<unknown>): Promise<ConcernLine[]> =>
  (await wholeConcerns(tx, narrow)).map(lineOf)

/** Concerns in reach, the newest first, each as the reader may know it. */
async function wholeConcerns(
  tx: Tx,
  narrow: RawBuilder<unknown>,
  keyHash: string | null = null,
): Promise<Concern[]> {
  const { rows } = await sql<Row>`
    select c.id, c.partnership_id, p.name as partnership_name, c.summary, c.about, c.language, c.openness, c.shown, c.raised_on,
      case when r.id is null then null else json_build_object('id', r.id, 'name', r.name) end as raiser,
      case when o.id is null then null else json_build_object('id', o.id, 'name', o.name) end as raiser_organization,
      coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by g.name_key) from concern_parties x
        join organizations g on g.workspace_id = x.workspace_id and g.id = x.organization_id
        where x.workspace_id = c.workspace_id and x.concern_id = c.id), '[]') as parties,
      (select json_build_object('id', x.id, 'person', json_build_object('id', w.id, 'name', w.name),
          'organization', json_build_object('id', g.id, 'name', g.name), 'proposedOn', x.proposed_on,
          'proposedBy', (select b.name from people b where b.workspace_id = x.workspace_id and b.id = x.proposed_by_person_id),
          'agreedOn', x.agreed_on, 'acceptedOn', x.accepted_on, 'outside', x.naming_id is not null)
        from concern_stewards x join people w on w.workspace_id = x.workspace_id and w.id = x.person_id
        join organizations g on g.workspace_id = x.workspace_id and g.id = x.organization_id
        where x.workspace_id = c.workspace_id and x.concern_id = c.id and x.declined_on is null and x.ended_on is null
          and not ${tookSide(tx, 'x')}
          and (x.naming_id is not null or exists (select 1 from memberships m
            where m.workspace_id = x.workspace_id and m.person_id = x.person_id and ${comesIn(tx, 'm')}))) as steward,
      (select x.acknowledged_on from concern_acknowledgements x
        where x.workspace_id = c.workspace_id and x.concern_id = c.id) as acknowledged_on,
      (select json_build_object('id', x.id, 'agreed', x.agreed, 'settledOn', x.settled_on) from concern_settlements x
        where x.workspace_id = c.workspace_id and x.concern_id = c.id and x.reopened_on is null) as settlement,
      (select json_build_object('on', x.reopened_on, 'why', x.reopened_why) from concern_settlements x
        where x.workspace_id = c.workspace_id and x.concern_id = c.id and x.reopened_on is not null
        order by x.reopened_on desc, x.id limit 1) as reopened,
      coalesce((select json_agg(json_build_object('side', t.side, 'answer', t.answer, 'on', t.answered_on,
          'organization', case when g.id is null then null else json_build_object('id', g.id, 'name', g.name) end)
          order by t.answered_on, t.side desc) from concern_settlements x
        join concern_trusts t on t.workspace_id = x.workspace_id and t.settlement_id = x.id
        left join organizations g on g.workspace_id = t.workspace_id and g.id = t.organization_id
        where x.workspace_id = c.workspace_id and x.concern_id = c.id and x.reopened_on is null), '[]') as trust
    from concerns c
    join partnerships p on p.workspace_id = c.workspace_id and p.id = c.partnership_id and p.deleted_at is null
    left join people r on r.workspace_id = c.workspace_id and r.id = c.raised_by_person_id
    left join organizations o on o.workspace_id = c.workspace_id and o.id = c.organization_id
    where c.workspace_id = ${tx.workspace.id} and c.deleted_at is null and ${reachableConcerns(tx, keyHash)} and ${narrow}
    order by c.raised_on desc, c.id`.execute(tx.db)
  const acknowledge = await limitOn(tx, 'concernAcknowledgeDays')
  const settle = await limitOn(tx, 'concernSettleDays')
  const followUp = await limitOn(tx, 'concernFollowUpDays')
  return rows.map((row): Concern => {
    const { raiser, raiserOrganization, ...rest } = row
    const me = tx.actor.personId
    const steward =
      row.steward !== null && row.steward.agreedOn !== null && me !== null && row.steward.person.id === me
    const as = {
      // What a program raised for an organization, the programs of that organization go on with.
      raiser:
        keyHash !== null ||
        (me !== null && raiser?.id === me) ||
        (tx.actor.kind === 'key' &&
          me === null &&
          row.openness === 'open' &&
          raiser === null &&
          raiserOrganization?.id === tx.actor.organizationId),
      steward: steward && row.steward?.acceptedOn !== null,
      asked: steward && row.steward?.acceptedOn === null,
      party: row.parties.some((one) => one.id === tx.actor.organizationId),
    }
    const knows = mayKnow(row, as)
    return {
      ...rest,
      about: knows.about ? row.about : null,
      raisedBy:
        knows.raiser && raiserOrganization !== null
          ? { person: raiser, organization: raiserOrganization }
          : null,
      reopened: row.settlement === null ? row.reopened : null,
      ...daysOf(row.raisedOn, row.reopened?.on ?? null, {
        acknowledge: acknowledge(row.raisedOn),
        settle: settle(row.raisedOn),
      }),
      followUpOn:
        row.settlement === null
          ? null
          : addDays(row.settlement.settledOn, followUp(row.settlement.settledOn)),
      as,
    }
  })
}

/** An unsettled concern by its days alone: what has to be known of all of them before some are put into words. */
export interface ConcernDays {
  id: string
  partnershipId: string
  acknowledgedOn: Day | null
  settlement: null
  acknowledgeBy: Day
  settleBy: Day
}

/** The days of the concerns in reach that are not settled. */
export async function unsettledDays(tx: Tx, narrow: RawBuilder<unknown>): Promise<ConcernDays[]> {
  const ws = tx.workspace.id
  // There can be a thousand; as one row they are taken in much faster.
  const { rows } = await sql<{
    found:
      | [
          id: string,
          partnershipId: string,
          raisedOn: Day,
          acknowledgedOn: Day | null,
          reopenedOn: Day | null,
        ][]
      | null
  }>`select json_agg(json_build_array(c.id, c.partnership_id, c.raised_on, a.acknowledged_on, x.reopened_on)) as found
    from concerns c
    left join (select x.concern_id, max(x.reopened_on) as reopened_on from concern_settlements x
      where x.workspace_id = ${ws} and x.reopened_on is not null group by 1) x on x.concern_id = c.id
    left join concern_acknowledgements a on a.workspace_id = ${ws} and a.concern_id = c.id
    where c.workspace_id = ${ws} and c.deleted_at is null and ${reachableConcerns(tx)} and ${narrow}
      and not exists (select 1 from concern_settlements x where x.workspace_id = ${ws} and x.concern_id = c.id
        and x.reopened_on is null)`.execute(tx.db)
  const acknowledge = await limitOn(tx, 'concernAcknowledgeDays')
  const settle = await limitOn(tx, 'concernSettleDays')
  return (rows[0]?.found ?? []).map(([id, partnershipId, raisedOn, acknowledgedOn, reopenedOn]) => ({
    id,
    partnershipId,
    acknowledgedOn,
    settlement: null,
    ...daysOf(raisedOn, reopenedOn, { acknowledge: acknowledge(raisedOn), settle: settle(raisedOn) }),
  }))
}

/** One concern, whole; throws NotFound. A page that shows it writes down that it was read (`logReading`). */
export async function readConcern(tx: Tx, id: string, keyHash: string | null = null): Promise<Concern> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const [found] = await wholeConcerns(tx, sql`c.id = ${id}`, keyHash)
  if (found === undefined) throw new NotFound()
  return found
}

/** The concerns of a partnership that are in reach. */
export const concernsOf = (tx: Tx, partnershipId: string): Promise<ConcernLine[]> =>
  concernsWhere(tx, sql`c.partnership_id = ${partnershipId}`)

export interface Message {
  id: string
  side: 'raiser' | 'steward'
  body: string
  saidOn: Day
  person: string | null
}

/** What raiser and steward said to each other, where the reader may know it. */
export async function messagesOf(tx: Tx, concern: ConcernLine): Promise<Message[] | null> {
  return (await messagesIn(tx, [concern])).get(concern.id) ?? null
}

/** The talk of each of these concerns that the reader may know, by concern. */
export async function messagesIn(
  tx: Tx,
  concerns: readonly ConcernLine[],
): Promise<ReadonlyMap<string, Message[]>> {
  const known = concerns.filter((one) => mayKnow(one, one.as).talk).map((one) => one.id)
  const said = await tx.db
    .selectFrom('concernMessages as x')
    .leftJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'x.workspaceId').onRef('people.id', '=', 'x.personId'),
    )
    .where('x.workspaceId', '=', tx.workspace.id)
    .where('x.concernId', 'in', [...known, tx.workspace.id])
    .orderBy('x.number')
    .select(['x.concernId', 'x.id', 'x.side', 'x.body', 'x.saidOn', 'people.name as person'])
    .execute()
  return new Map(
    known.map((id) => [
      id,
      said.filter((one) => one.concernId === id).map(({ concernId: _, ...message }) => message),
    ]),
  )
}

/** Those of these concerns of which the reader knows what they are about, and so what was promised to make them good. */
export const concernsKnown = async (tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (await concernsWhere(tx, sql`c.id = any(${[...new Set(ids)]}::uuid[])`)).flatMap((one) =>
      mayKnow(one, one.as).about ? one.id : [],
    ),
  )

/** Concerns as others name them, for who reaches them. */
export const concernsNamed = async (tx: Tx, ids: string[]) =>
  (await concernsWhere(tx, sql`c.id = any(${ids}::uuid[])`)).map((one) => ({
    id: one.id,
    title: titleOf(one),
    detail: one.partnershipName,
    href: `/concerns/${one.id}`,
  }))
