import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Erasure, Handover, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'

const organizations: [string, string][] = [
  ['concerns', 'organization_id'],
  ['concern_stewards', 'organization_id'],
  ['concern_trusts', 'organization_id'],
  ['concern_readings', 'organization_id'],
  ['concern_askings', 'organization_id'],
]
const people: [string, string][] = [
  ['concerns', 'raised_by_person_id'],
  ['concern_stewards', 'person_id'],
  ['concern_stewards', 'proposed_by_person_id'],
  ['concern_acknowledgements', 'person_id'],
  ['concern_messages', 'person_id'],
  ['concern_settlements', 'person_id'],
  ['concern_readings', 'person_id'],
  ['concern_askings', 'asked_by_person_id'],
  ['concern_askings', 'answered_by_person_id'],
]

/** When two records are one, what either of them has to do with concerns is the other's. */
export const concernMerges: Merge[] = [
  ...mergeColumns('organization', organizations),
  ...mergeColumns('person', people),
  {
    kind: 'organization',
    table: 'concern_parties',
    column: 'organization_id',
    same: [{ by: ['concern_id'] }],
  },
]

/**
 * What somebody raised or said stays with the others; that it was they is forgotten, and what they read. Whoever asked
 * all whether there is anything to talk about, which is about no concern, leads on to the emptied record: for their own
 * side it counts as no ask.
 */
export const concernErasure: Erasure = {
  covers: ['concern_readings'],
  stays: people.filter(([table]) => table !== 'concern_readings').map((place) => place.join('.')),
  erase: async (tx, personId) => {
    for (const [table, column] of people)
      if (
        column === 'proposed_by_person_id' ||
        (table !== 'concern_stewards' && table !== 'concern_readings' && column !== 'asked_by_person_id')
      )
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = null
          where workspace_id = ${tx.workspace.id} and ${sql.ref(column)} = ${personId}`.execute(tx.db)
    await sql`delete from concern_readings where workspace_id = ${tx.workspace.id} and person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`delete from concern_steward_keys k using concern_stewards s where k.workspace_id = ${tx.workspace.id}
      and s.workspace_id = k.workspace_id and s.id = k.steward_id and s.person_id = ${personId}`.execute(
      tx.db,
    )
    await sql`update concern_stewards set ended_on = coalesce(ended_on, ${tx.today}::date)
      where workspace_id = ${tx.workspace.id} and person_id = ${personId} and declined_on is null`.execute(
      tx.db,
    )
  },
}

/**
 * Open concerns are handed over to somebody of the same organization who can come in and is not the raiser. Confidential and anonymous
 * ones were given to one person alone, and one from outside was named alone: the raiser is asked for another steward instead.
 */
export const stewardships: Handover = {
  name: 'stewardships',
  move: async (tx, from, to) => {
    const moved = await sql`update concern_stewards s set person_id = ${to}
      from concerns c where c.workspace_id = s.workspace_id and c.id = s.concern_id and c.deleted_at is null
        and c.openness = 'open' and s.naming_id is null and c.raised_by_person_id is distinct from ${to}::uuid
        and s.workspace_id = ${tx.workspace.id} and s.person_id = ${from} and s.declined_on is null and s.ended_on is null
        and exists (select 1 from memberships m where m.workspace_id = s.workspace_id and m.person_id = ${to}
          and m.organization_id = s.organization_id and m.role <> 'viewer' and ${comesIn(tx, 'm')})
        and not exists (select 1 from concern_settlements x where x.workspace_id = c.workspace_id
          and x.concern_id = c.id and x.reopened_on is null)`.execute(tx.db)
    const ended = await sql`update concern_stewards s set ended_on = ${tx.today}::date
      from concerns c where c.workspace_id = s.workspace_id and c.id = s.concern_id and c.deleted_at is null
        and (c.openness <> 'open' or s.naming_id is not null) and s.workspace_id = ${tx.workspace.id} and s.person_id = ${from}
        and s.declined_on is null and s.ended_on is null
        and not exists (select 1 from concern_settlements x where x.workspace_id = c.workspace_id
          and x.concern_id = c.id and x.reopened_on is null)`.execute(tx.db)
    return Number(moved.numAffectedRows ?? 0n) + Number(ended.numAffectedRows ?? 0n)
  },
}
