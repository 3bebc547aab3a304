import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { reachablePeople } from './reads.server.ts'

/**
 * A person in reach who is likely the one being added: the same name but for case and accents, or the same
 * mail address. A refusal that names them and counts all, but for those already looked at; null when there is none.
 */
export async function likelyPerson(
  tx: Tx,
  input: { name: string; email: string | null },
  lookedAt: readonly string[],
): Promise<Refusal | null> {
  const mail = input.email
  const found = await reachablePeople(tx)
    .where((where) =>
      where.or([
        where('people.nameKey', '=', sql<string>`fold(${input.name})`),
        ...(mail === null ? [] : [sql<boolean>`lower(people.email) = ${mail.toLowerCase()}`]),
      ]),
    )
    .where('people.id', 'not in', [...lookedAt, tx.workspace.id])
    .select(['people.id', 'people.name'])
    .orderBy('people.createdAt')
    .limit(20)
    .execute()
  const first = found[0]
  return first === undefined
    ? null
    : new Refusal('person_likely', {
        ...first,
        ids: found.map((one) => one.id).join(' '),
        count: found.length,
      })
}
