import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { type Held, hold } from '#platform/context/hold.server.ts'

/** Where what is recorded for a partner lies, by the kind of record it is about: as far as that can be removed. */
export const removable = {
  commitment: 'commitments',
  committee: 'committees',
  decision: 'decisions',
  goal: 'goals',
  learning: 'learnings',
  objective: 'objectives',
  recurringPromise: 'recurringPromises',
  touchpoint: 'touchpoints',
  work: 'workPieces',
} as const satisfies Record<string, Held>

const holdable = { ...removable, cadence: 'cadences' } as const satisfies Record<string, Held>

/**
 * Whether an act recorded for a partner, a row of behalf_acts under this alias, is nobody's to answer any more: what it
 * is about was removed, or ended before the partner answered, or whoever recorded it has taken it back. Its own entry of history is the first after the one
 * that says it was recorded, of the same moment.
 */
export function isTakenBack(alias: string): RawBuilder<boolean> {
  const act = (column: string) => sql.ref(`${alias}.${column}`)
  const removed = Object.entries(removable).map(
    ([
      kind,
      table,
    ]) => sql`or ${act('subject_kind')} = ${kind} and exists (select from ${sql.table(table)} gone
      where gone.workspace_id = ${act('workspace_id')} and gone.id = ${act('subject_id')} and gone.deleted_at is not null)`,
  )
  return sql<boolean>`(exists (select from history said, lateral (select h.undone_at from history h
      where h.workspace_id = said.workspace_id and h.subject_kind = ${act('subject_kind')}
        and h.subject_id = ${act('subject_id')} and h.action = ${act('action')} and h.at = said.at and h.id > said.id
      order by h.id limit 1) it
    where said.workspace_id = ${act('workspace_id')} and said.subject_kind = 'behalf' and said.subject_id = ${act('id')}
      and said.action = 'behalf.recorded' and it.undone_at is not null) ${sql.join(removed, sql` `)}
    or ${act('action')} = 'goal.checked_in' and not exists (select from check_ins look
      where look.workspace_id = ${act('workspace_id')} and look.behalf_id = ${act('id')})
    or ${act('subject_kind')} = 'cadence' and ${act('accepted_at')} is null and ${act('disputed_at')} is null
      and exists (select from cadences gone where gone.workspace_id = ${act('workspace_id')}
        and gone.id = ${act('subject_id')} and gone.ended_at is not null))`
}

/** Waits for whoever takes away what an act is about, or says yes or no to it, in this moment. Read the act after that. */
export async function holdAct(
  tx: Tx,
  { id, subjectKind, subjectId }: { id: string; subjectKind: string; subjectId: string },
): Promise<void> {
  if (subjectKind in holdable) await hold(tx, holdable[subjectKind as keyof typeof holdable], subjectId)
  await hold(tx, 'behalfActs', id)
}
