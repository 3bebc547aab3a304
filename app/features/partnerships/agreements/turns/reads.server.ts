import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { type Partnership, presentPartners, seenBy } from '../../partnerships/partnership.ts'
import type { Agreement } from '../agreement.ts'
import type { Taking, Turn } from './turn.ts'

/** By agreement: whose turn it is, by the moment up to which the actor reads. */
export async function turnsOf(tx: Tx, untils: ReadonlyMap<string, Date | null>): Promise<Map<string, Turn>> {
  const latest = new Map<string, Turn>()
  for (const { agreementId, ...turn } of await everyTurnOf(tx, untils)) latest.set(agreementId, turn)
  return latest
}

/** Every turn of agreements in reach, the earliest first, by the moment up to which the actor reads. */
export const everyTurnOf = async (
  tx: Tx,
  untils: ReadonlyMap<string, Date | null>,
): Promise<(Turn & { agreementId: string })[]> =>
  untils.size === 0
    ? []
    : (await turnRows(tx, [...untils.keys()])).filter(
        (turn) => seenBy(untils.get(turn.agreementId) ?? null, turn.givenAt) !== null,
      )

/** Which side had the pen before the one that has it; null where nobody did. */
export async function sideBefore(tx: Tx, agreementId: string): Promise<string | null> {
  return (await turnRows(tx, [agreementId])).at(-2)?.organizationId ?? null
}

/** All turns of agreements, the earliest first. */
const turnRows = (tx: Tx, agreementIds: readonly string[]) =>
  tx.db
    .selectFrom('agreementTurns as turn')
    .innerJoin('organizations as side', (join) =>
      join.onRef('side.workspaceId', '=', 'turn.workspaceId').onRef('side.id', '=', 'turn.organizationId'),
    )
    .innerJoin('organizations as giver', (join) =>
      join
        .onRef('giver.workspaceId', '=', 'turn.workspaceId')
        .onRef('giver.id', '=', 'turn.givenByOrganizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'turn.workspaceId')
        .onRef('people.id', '=', 'turn.givenByPersonId'),
    )
    .where('turn.workspaceId', '=', tx.workspace.id)
    .where('turn.agreementId', 'in', [...agreementIds])
    .select([
      'turn.agreementId',
      'turn.organizationId',
      'side.name as organizationName',
      'turn.givenByOrganizationId',
      'giver.name as givenByOrganizationName',
      'people.name as givenByPersonName',
      'turn.wanted',
      'turn.givenAt',
    ])
    .orderBy('turn.givenAt')
    .orderBy('turn.id')
    .execute()

/** By text: the moment of the last thing that the side with the pen wrote or settled in its turn; none where it has not begun. */
export async function lastActsOf(
  tx: Tx,
  texts: readonly { id: string; organizationId: string; givenAt: Date }[],
): Promise<ReadonlyMap<string, Date>> {
  if (texts.length === 0) return new Map()
  // Writing a version and settling a suggestion is beginning; opening the page is not.
  const { rows } = await sql<{ id: string; at: Date }>`
    select asked.id, max(acts.at) as at
    from unnest(${texts.map((one) => one.id)}::uuid[], ${texts.map((one) => one.organizationId)}::uuid[],
      ${texts.map((one) => one.givenAt.toISOString())}::timestamptz[]) as asked(id, organization_id, given_at)
    join lateral (
      select t.created_at as at from agreement_texts t where t.workspace_id = ${tx.workspace.id} and t.agreement_id = asked.id
        and t.organization_id = asked.organization_id
      union all
      select o.settled_at from agreement_suggestion_outcomes o
        join agreement_suggestions s on s.workspace_id = o.workspace_id and s.id = o.suggestion_id
        where o.workspace_id = ${tx.workspace.id} and s.agreement_id = asked.id and o.outcome <> 'withdrawn'
          and o.organization_id = asked.organization_id) acts on acts.at > asked.given_at
    group by asked.id`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.at]))
}

/** What it depends on whether the actor's side can take the pen now. */
export async function takingOf(
  tx: Tx,
  { id, turn }: Pick<Agreement, 'id' | 'turn'>,
  { partners }: Pick<Partnership, 'partners'>,
): Promise<Taking> {
  const at = (await lastActsOf(tx, [{ id, ...turn }])).get(id) ?? null
  return {
    organizationId: tx.actor.organizationId,
    present: presentPartners(partners).some((one) => one.organizationId === turn.organizationId),
    lastActOn: at === null ? null : dayIn(tx.workspace.timeZone, at),
    givenOn: dayIn(tx.workspace.timeZone, turn.givenAt),
    silentDays: await limitOf(tx, 'agreementTurnDays'),
  }
}

/** Of organizations, those of which somebody who can write signs in here. */
export async function thoseWhoSignIn(tx: Tx, organizationIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx))
    .where('organizationId', 'in', [...organizationIds, tx.workspace.id])
    .where('role', '<>', 'viewer')
    .select('organizationId')
    .distinct()
    .execute()
  return new Set(rows.map((row) => row.organizationId))
}
