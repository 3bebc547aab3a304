import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type CommitmentAct, commitmentActs, type deedKinds, promisorActs, refusalOf } from './acts.ts'
import type { LedgerRow } from './reads.server.ts'

/** One thing that happened to a commitment. */
export interface Deed {
  kind: (typeof deedKinds)[number]
  id: string
  on: Day
  organizationId: string | null
  organization: string | null
  person: string | null
  /** A note, a reason, how it was settled. */
  words: string
  link: string
  /** The other day that was asked for or answered. */
  newDueOn: Day | null
  /** The record of it, where it was done for a partner. */
  behalfId: string | null
}

/** All that happened to a commitment the actor reaches, in order. */
export const readDeeds = async (tx: Tx, commitment: LedgerRow): Promise<Deed[]> =>
  (await deedsOf(tx, [commitment])).get(commitment.id) ?? []

/** The same of several, by commitment. One query. */
export async function deedsOf(
  tx: Tx,
  commitments: readonly LedgerRow[],
): Promise<ReadonlyMap<string, Deed[]>> {
  if (commitments.length === 0) return new Map()
  const untils = commitments.map((one) => readsUntil(tx, one.partnershipId))
  const row = (
    kind: string,
    on: string,
    table: string,
    person: string,
    words: string,
    more: {
      organization?: string
      link?: string
      newDueOn?: string
      behalf?: string
      where?: string
      order?: number
    } = {},
  ) => sql`select c.id as commitment_id, ${kind} as kind, ${more.order ?? 0} as step, x.id, x.${sql.raw(on)} as "on", ${sql.raw(more.organization ?? 'x.organization_id')} as organization_id,
      x.${sql.raw(person)} as person_id, ${sql.raw(words)} as words, ${sql.raw(more.link ?? "''")} as link,
      ${sql.raw(more.newDueOn ?? 'null::date')} as new_due_on, ${sql.raw(more.behalf ?? 'x.behalf_id')} as behalf_id, x.created_at
    from told c join ${sql.table(table)} x on x.workspace_id = ${tx.workspace.id} and x.commitment_id = c.id
      and (c.until_at is null or (x.created_at <= c.until_at and x.${sql.raw(on)} <= c.until_on))
      and ${sql.raw(more.where ?? 'true')}`
  const promisor = 'c.promisor'
  const day = { newDueOn: 'x.new_due_on' }
  const all = sql.join(
    [
      row('accepted', 'accepted_on', 'acceptances', 'accepted_by_person_id', "''"),
      row('fulfilled', 'fulfilled_on', 'fulfilments', 'fulfilled_by_person_id', 'x.note', {
        organization: promisor,
        link: 'x.evidence_link',
      }),
      row('acknowledged', 'acknowledged_on', 'acknowledgements', 'acknowledged_by_person_id', 'x.note'),
      row('disputed', 'disputed_on', 'disputes', 'disputed_by_person_id', 'x.reason'),
      row('settled', 'settled_on', 'disputes', 'settled_by_person_id', 'x.settlement', {
        where: 'x.settled_on is not null',
        behalf: 'null::uuid',
        order: 1,
      }),
      row('asked', 'proposed_on', 'renegotiations', 'proposed_by_person_id', 'x.reason', day),
      row('moved', 'accepted_on', 'renegotiations', 'accepted_by_person_id', "''", {
        ...day,
        organization: 'x.accepted_by_organization_id',
        behalf: 'x.acceptance_behalf_id',
        where: 'x.accepted_on is not null',
        order: 1,
      }),
      row('declined', 'declined_on', 'renegotiations', 'declined_by_person_id', "''", {
        ...day,
        organization: 'null::uuid',
        behalf: 'null::uuid',
        where: 'x.declined_on is not null',
        order: 1,
      }),
      row('withdrawn', 'withdrawn_on', 'withdrawals', 'withdrawn_by_person_id', 'x.reason', {
        organization: promisor,
      }),
    ],
    sql` union all `,
  )
  const { rows } = await sql<Deed & { commitmentId: string }>`with told as (select * from unnest(
      ${commitments.map((one) => one.id)}::uuid[], ${commitments.map((one) => one.promisor.id)}::uuid[],
      ${untils.map((until) => until?.toISOString() ?? null)}::timestamptz[],
      ${untils.map((until) => (until === null ? null : dayIn(tx.workspace.timeZone, until)))}::date[])
      as t (id, promisor, until_at, until_on))
    select d.commitment_id, d.kind, d.id, d."on", d.organization_id, o.name as organization, p.name as person,
      d.words, d.link, d.new_due_on, d.behalf_id
    from (${all}) d
    left join organizations o on o.workspace_id = ${tx.workspace.id} and o.id = d.organization_id
    left join people p on p.workspace_id = ${tx.workspace.id} and p.id = d.person_id
    order by d.created_at, d.step, d."on", d.id`.execute(tx.db)
  const found = new Map<string, Deed[]>()
  for (const { commitmentId, ...deed } of rows)
    found.set(commitmentId, [...(found.get(commitmentId) ?? []), deed])
  return found
}

export interface Side {
  id: string
  name: string
}

/** For which organizations the actor may do each act on a commitment now; the own one first. An act that can't be done has none. */
export function abilitiesOf(
  tx: Tx,
  partnership: Partnership,
  commitment: LedgerRow,
): Record<CommitmentAct, Side[]> {
  const own = tx.actor.organizationId
  const present = presentPartners(partnership.partners).map((partner) => partner.organizationId)
  const open = present.includes(own) && partnership.concludedOn === null
  const onBehalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  const sides = (act: CommitmentAct): Side[] => {
    if (!open || refusalOf(act, commitment) !== null) return []
    const byPromisor = promisorActs.includes(act)
    const ability = byPromisor ? partnershipPolicy.keepCommitments : partnershipPolicy.speakFor
    const all = byPromisor ? [commitment.promisor] : commitment.beneficiaries
    return all
      .filter((side) =>
        side.id === own
          ? can(tx.actor, ability, { organizationId: own })
          : onBehalf && present.includes(side.id),
      )
      .sort((a, b) => Number(b.id === own) - Number(a.id === own))
  }
  return Object.fromEntries(commitmentActs.map((act) => [act, sides(act)])) as Record<CommitmentAct, Side[]>
}
