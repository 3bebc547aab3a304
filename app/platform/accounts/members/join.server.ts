import { v7 as uuid } from 'uuid'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Role } from '../../policy/policy.ts'

export interface Joining {
  userId: string
  personId: string
  role: Role
  organizationId: string
}

/**
 * Makes a user a member of this workspace: the bridge from sign-in to a person. Whoever calls has already
 * proved that the user may come in (an invitation's key, the founding, the command line).
 */
export async function join(tx: Tx, joining: Joining): Promise<{ id: string } | Refusal> {
  const already = await tx.db
    .selectFrom('memberships')
    .select('id')
    .where('workspaceId', '=', tx.workspace.id)
    .where('endedAt', 'is', null)
    .where((where) =>
      where.or([where('userId', '=', joining.userId), where('personId', '=', joining.personId)]),
    )
    .executeTakeFirst()
  if (already !== undefined) return new Refusal('membership_already')
  const id = uuid()
  await tx.db
    .insertInto('memberships')
    .values({ workspaceId: tx.workspace.id, id, ...joining, createdAt: tx.now })
    .execute()
  await record(tx, 'membership.began', {
    subject: { kind: 'person', id: joining.personId },
    organizationId: joining.organizationId,
    facts: { role: joining.role },
  })
  return { id }
}
