import { sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'

/**
 * Where people are written to, by person: where they sign in, if they do, else the address given with them.
 * The address in the landscape can be changed by others, so mail about what only members read never goes there
 * while there is a sign-in. Those with neither are left out.
 */
export async function mailAddresses(
  tx: Tx,
  people: readonly { id: string; email: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map()
  const ids = people.map(({ id }) => id)
  const { rows } = await sql<{ personId: string; address: string }>`
    select person_id, address from sign_in_addresses(${ids}::uuid[])`.execute(tx.db)
  const signIn = new Map(rows.map(({ personId, address }) => [personId, address]))
  return new Map(
    people.flatMap(({ id, email }) => {
      const address = signIn.get(id) ?? email
      return address === null || address === '' ? [] : [[id, address] as const]
    }),
  )
}
