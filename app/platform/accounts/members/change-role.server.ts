import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import { allow, isStaff, type Role } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'
import { reachableMembers, readMember } from './reads.server.ts'

/** Gives a member another role on the same side. The last owner stays owner: a workspace without one is nobody's. */
export async function changeRole(tx: Tx, id: string, role: Role): Promise<{ historyId: string } | Refusal> {
  const member = await readMember(tx, id)
  allow(tx.actor, accountsPolicy.keepMembers)
  if (isStaff(role) !== isStaff(member.role)) return new Refusal('membership_other_side')
  if (member.role === 'owner' && role !== 'owner' && (await isLastOwner(tx)))
    return new Refusal('membership_last_owner')
  await tx.db
    .updateTable('memberships')
    .set({ role, version: member.version + 1 })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'membership.changed', {
      subject: { kind: 'person', id: member.personId },
      organizationId: member.organizationId,
      before: { role: member.role },
      after: { role },
    }),
  }
}

export async function isLastOwner(tx: Tx): Promise<boolean> {
  const owners = await reachableMembers(tx).where('role', '=', 'owner').select('id').forUpdate().execute()
  return owners.length === 1
}
