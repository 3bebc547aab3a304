import { sql } from 'kysely'
import { belongsNow } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { sentence } from '#platform/words/sentence.server.ts'

/** A handover asked for and not yet settled. */
export interface OpenHandover {
  id: string
  fromPersonId: string
  name: string
  organizationName: string | null
  askedOn: Day
}

/** The handovers asked for, the longest waiting first. For those who may hand over: staff, who reach all of them. */
export async function openHandovers(tx: Tx): Promise<OpenHandover[]> {
  const rows = await tx.db
    .selectFrom('handovers')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'handovers.workspaceId')
        .onRef('people.id', '=', 'handovers.fromPersonId'),
    )
    .leftJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'handovers.workspaceId')
        .onRef('organizations.id', '=', 'handovers.organizationId'),
    )
    .where('handovers.workspaceId', '=', tx.workspace.id)
    .where('handovers.doneAt', 'is', null)
    .where('handovers.dismissedAt', 'is', null)
    .select([
      'handovers.id',
      'handovers.fromPersonId',
      'handovers.askedAt',
      'people.name',
      'organizations.name as organizationName',
    ])
    .orderBy('handovers.askedAt')
    .limit(200)
    .execute()
  return rows.map(({ askedAt, ...row }) => ({ ...row, askedOn: dayIn(tx.workspace.timeZone, askedAt) }))
}

/** How much of one kind is open with someone, and in words. */
export interface OpenKind {
  name: string
  count: number
  words: string
}

/**
 * What is open with someone, by kind, of every feature that hands over. It asks each to move everything from the
 * person to the same person, which changes nothing and counts; whatever it wrote all the same is rolled back. Not for a
 * transaction that only reads.
 */
export async function openWith(tx: Tx, personId: string): Promise<OpenKind[]> {
  const open: OpenKind[] = []
  await sql`savepoint counting`.execute(tx.db)
  for (const handover of handoversOf(tx)) {
    const count = await handover.move(tx, personId, personId)
    if (count > 0)
      open.push({
        name: handover.name,
        count,
        words: sentence(`handover_kind_${handover.name}`, { count }),
      })
  }
  await sql`rollback to savepoint counting`.execute(tx.db)
  return open
}

/** All that features hand over. */
export const handoversOf = (tx: Tx) =>
  tx.system.registry.features.flatMap((feature) => feature.handovers ?? [])

/** Someone whose work is handed over; throws NotFound. */
export async function readHandedPerson(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    // What was open with somebody whose data was erased still goes to somebody.
    .where((where) => where.or([where('deletedAt', 'is', null), where('erasedAt', 'is not', null)]))
    .select(['id', 'name'])
    .executeTakeFirst()
  if (person === undefined) throw new NotFound()
  return person
}

/** Who can take over from someone: those who belong today to an organization that the person belongs or belonged to. */
export const colleaguesOf = (tx: Tx, personId: string): Promise<{ id: string; name: string }[]> =>
  tx.db
    .selectFrom('people')
    .where('people.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
    .where('people.id', '!=', personId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('affiliations as theirs')
          .innerJoin('affiliations as own', (join) =>
            join
              .onRef('own.workspaceId', '=', 'theirs.workspaceId')
              .onRef('own.organizationId', '=', 'theirs.organizationId'),
          )
          .whereRef('theirs.workspaceId', '=', 'people.workspaceId')
          .whereRef('theirs.personId', '=', 'people.id')
          .where('own.personId', '=', personId)
          .where(belongsNow(tx, 'theirs'))
          .select('own.id'),
      ),
    )
    .select(['people.id', 'people.name'])
    .orderBy('people.nameKey')
    .limit(500)
    .execute()

/** Those who stand for someone in a partnership or sign in: whose work can be handed over, by name. */
export const handoverCandidates = (tx: Tx): Promise<{ id: string; name: string }[]> =>
  tx.db
    .selectFrom('people')
    .where('people.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
    .where((where) =>
      where.or(
        (['representatives', 'memberships'] as const).map((table) =>
          where.exists(
            where
              .selectFrom(table)
              .whereRef(`${table}.workspaceId`, '=', 'people.workspaceId')
              .whereRef(`${table}.personId`, '=', 'people.id')
              .select(`${table}.id`),
          ),
        ),
      ),
    )
    .select(['people.id', 'people.name'])
    .orderBy('people.nameKey')
    .limit(1000)
    .execute()
