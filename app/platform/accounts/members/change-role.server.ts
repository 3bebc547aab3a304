import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import { allow, can, isStaff, type Role } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'
import { reachableMembers, readMember } from './reads.server.ts'

/**
 * Gives a member another role on the same side: the owner anybody, a lead its own people. The last owner stays owner: a
 * workspace without one is nobody's.
 */
export async function changeRole(tx: Tx, id: string, role: Role): Promise<{ historyId: string } | Refusal> {
  const member = await readMember(tx, id)
  allow(tx.actor, accountsPolicy.keepColleague, member)
  if (isStaff(role) !== isStaff(member.role)) return new Refusal('membership_other_side')
  if (role !== 'lead' && (await leavesNoLead(tx, member))) return new Refusal('membership_last_lead')
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

/** Whether a lead would leave its organization with nobody who speaks for it. The owner, who asks leads in, may. */
export async function leavesNoLead(
  tx: Tx,
  member: { role: string; organizationId: string },
): Promise<boolean> {
  if (member.role !== 'lead' || can(tx.actor, accountsPolicy.keepMembers)) return false
  const leads = await reachableMembers(tx)
    .where('role', '=', 'lead')
    .where('organizationId', '=', member.organizationId)
    .select('id')
    .forUpdate()
    .execute()
  return leads.length === 1
}

export async function isLastOwner(tx: Tx): Promise<boolean> {
  const owners = await reachableMembers(tx).where('role', '=', 'owner').select('id').forUpdate().execute()
  return owners.length === 1
}
