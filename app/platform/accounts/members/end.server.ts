import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { NotFound, Refusal } from '../../errors/errors.ts'
import type { Inverse } from '../../features/feature.server.ts'
import { allow } from '../../policy/policy.ts'
import { accountsPolicy } from '../policy.ts'
import { isLastOwner, leavesNoLead } from './change-role.server.ts'
import { reachableMembers, readMember } from './reads.server.ts'

/** Closes the door behind a member: from the next request on they don't come in. What they did stays. */
export async function endMembership(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const member = await readMember(tx, id)
  allow(tx.actor, accountsPolicy.keepColleague, member)
  if (await leavesNoLead(tx, member)) return new Refusal('membership_last_lead')
  if (member.role === 'owner' && (await isLastOwner(tx))) return new Refusal('membership_last_owner')
  await tx.db
    .updateTable('memberships')
    .set({ endedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  return {
    historyId: await record(tx, 'membership.ended', {
      subject: { kind: 'person', id: member.personId },
      organizationId: member.organizationId,
      after: { membershipId: id },
    }),
  }
}

/** The inverse: lets them in again. */
export const resumeMembership: Inverse = async (tx, entry) => {
  const ended = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(entry.after?.membershipId))
    .select('organizationId')
    .executeTakeFirst()
  if (ended === undefined) throw new NotFound()
  allow(tx.actor, accountsPolicy.keepColleague, ended)
  // Invited again meanwhile, they have come in by another door.
  if ((await reachableMembers(tx).where('personId', '=', entry.subjectId).select('id').execute()).length > 0)
    return new Refusal('membership_already')
  await tx.db
    .updateTable('memberships')
    .set({ endedAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(entry.after?.membershipId))
    .execute()
  await record(tx, 'membership.resumed', { subject: { kind: 'person', id: entry.subjectId } })
  return undefined
}
