import { sql } from 'kysely'
import { validate } from 'uuid'
import type { Member } from '#platform/context/actors.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { actorsIn } from './readers.server.ts'
import { isTold, toldTables } from './sight.ts'

export interface RecordSight {
  title: string
  href: string
  /** By organization: who comes in for it, and whether they reach the record. */
  sides: { organizationId: string; organization: string; people: string[]; reads: boolean }[]
}

/**
 * Who reads one record: the record's own reach is asked as each of those who come in, so that what is told here is what
 * happens at the door. Throws NotFound for a record that the reader doesn't reach, or that lies elsewhere.
 */
export async function whoSees(tx: Tx, partnershipId: string, kind: string, id: string): Promise<RecordSight> {
  const title = await reachedAs(tx, kind, id)
  if (title === null || !(await liesIn(tx, partnershipId, kind, id))) throw new NotFound()
  const groups = Map.groupBy(
    await actorsIn(tx, partnershipId),
    (actor) => `${actor.organizationId} ${actor.role}`,
  )
  const sides = new Map<string, RecordSight['sides'][number]>()
  for (const group of groups.values()) {
    const [first] = group as [Member, ...Member[]]
    // What is asked here depends on the organization and the role, on nobody's own name.
    const reads = (await reachedAs({ ...tx, actor: first }, kind, id)) !== null
    const key = `${first.organizationId} ${reads}`
    const side = sides.get(key) ?? {
      organizationId: first.organizationId,
      organization: first.organizationName,
      people: [],
      reads,
    }
    sides.set(key, { ...side, people: [...side.people, ...group.map((one) => one.name)] })
  }
  return { ...title, sides: [...sides.values()] }
}

async function reachedAs(tx: Tx, kind: string, id: string): Promise<{ title: string; href: string } | null> {
  if (!isTold(kind) || !validate(id)) return null
  const subject = tx.system.registry.subjects.get(kind)
  const [found] = subject === undefined ? [] : await subject.describe(tx, [id])
  return found === undefined ? null : { title: found.title, href: found.href }
}

async function liesIn(tx: Tx, partnershipId: string, kind: string, id: string): Promise<boolean> {
  if (!isTold(kind)) return false
  const { rows } = await sql`select 1 from ${sql.table(toldTables[kind])} x
    where x.workspace_id = ${tx.workspace.id} and x.id = ${id} and x.partnership_id = ${partnershipId}`.execute(
    tx.db,
  )
  return rows.length > 0
}
