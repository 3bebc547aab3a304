import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import { isStaff } from '#platform/policy/policy.ts'
import { reachableOrganizations } from './reads.server.ts'

/**
 * An organization that is likely the one being added: the same name but for case and accents, or the same
 * mail address. A refusal that names it and counts all of them, but for those already looked at; null when there is none.
 */
export async function likelyOrganization(
  tx: Tx,
  input: { name: string; email: string | null },
  lookedAt: readonly string[],
): Promise<Refusal | null> {
  const mail = isStaff(tx.actor.role) ? input.email : null
  const found = await reachableOrganizations(tx)
    .where((where) =>
      where.or([
        where('organizations.nameKey', '=', sql<string>`fold(${input.name})`),
        ...(mail === null ? [] : [sql<boolean>`lower(organizations.email) = ${mail.toLowerCase()}`]),
      ]),
    )
    .where('organizations.id', 'not in', [...lookedAt, tx.workspace.id])
    .select(['organizations.id', 'organizations.name'])
    .orderBy('organizations.createdAt')
    .limit(20)
    .execute()
  const first = found[0]
  return first === undefined
    ? null
    : new Refusal('organization_likely', {
        ...first,
        ids: found.map((one) => one.id).join(' '),
        count: found.length,
      })
}
