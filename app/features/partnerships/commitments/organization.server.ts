import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'

/** The name of an organization; names are common ground. Throws NotFound. */
export async function organizationName(tx: Tx, id: string): Promise<string> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const found = await tx.db
    .selectFrom('organizations')
    .select('name')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found.name
}
