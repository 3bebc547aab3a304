import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type CommitmentAct, commitmentActs, promisorActs, refusalOf } from './acts.ts'
import type { LedgerRow } from './reads.server.ts'

/** One thing that happened to a commitment. */
export interface Deed {
  kind:
    | 'accepted'
    | 'fulfilled'
    | 'acknowledged'
    | 'disputed'
    | 'settled'
    | 'asked'
    | 'moved'
    | 'declined'
    | 'withdrawn'
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

/** All that happened to a commitment the actor reaches, in order. One query. */
export async function readDeeds(tx: Tx, commitment: LedgerRow): Promise<Deed[]> {
  const until = readsUntil(tx, commitment.partnershipId)
  const untilOn = until === null ? null : dayIn(tx.workspace.timeZone, until)
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
  ) => sql`select ${kind} as kind, ${more.order ?? 0} as step, x.id, x.${sql.raw(on)} as "on", ${sql.raw(more.organization ?? 'x.organization_id')} as organization_id,
      x.${sql.raw(person)} as person_id, ${sql.raw(words)} as words, ${sql.raw(more.link ?? "''")} as link,
      ${sql.raw(more.newDueOn ?? 'null::date')} as new_due_on, ${sql.raw(more.behalf ?? 'x.behalf_id')} as behalf_id, x.created_at
    from ${sql.table(table)} x where x.workspace_id = ${tx.workspace.id} and x.commitment_id = ${commitment.id}
      and (${until?.toISOString() ?? null}::timestamptz is null or (
        x.created_at <= ${until?.toISOString() ?? null}::timestamptz and x.${sql.raw(on)} <= ${untilOn}::date))
      and ${sql.raw(more.where ?? 'true')}`
  const promisor = `'${commitment.promisor.id.replace(/[^0-9a-f-]/g, '')}'::uuid`
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
  const { rows } =
    await sql<Deed>`select d.kind, d.id, d."on", d.organization_id, o.name as organization, p.name as person,
      d.words, d.link, d.new_due_on, d.behalf_id
    from (${all}) d
    left join organizations o on o.workspace_id = ${tx.workspace.id} and o.id = d.organization_id
    left join people p on p.workspace_id = ${tx.workspace.id} and p.id = d.person_id
    order by d.created_at, d.step, d."on", d.id`.execute(tx.db)
  return rows
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
