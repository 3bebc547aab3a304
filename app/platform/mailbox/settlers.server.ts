import { accountsPolicy } from '../accounts/policy.ts'
import type { Tx } from '../context/context.server.ts'
import { can } from '../policy/policy.ts'
import { aboutOf } from './reads.server.ts'
import { contextOfPerson } from './who.server.ts'

interface Settled {
  kind: string
  subjectId: string
  personId: string
}

/**
 * Who can settle a mail on the side it came from: those who speak for the organization for which its person signs in,
 * and reach what it answers. Of something that is that side's own they are the only ones who can read it.
 */
export async function leadsFor(tx: Tx, mail: Settled): Promise<{ personId: string; name: string }[]> {
  const leads = await tx.db
    .selectFrom('memberships as lead')
    .innerJoin('people', (join) =>
      join.onRef('people.workspaceId', '=', 'lead.workspaceId').onRef('people.id', '=', 'lead.personId'),
    )
    .where('lead.workspaceId', '=', tx.workspace.id)
    .where('lead.endedAt', 'is', null)
    .where('lead.role', '=', 'lead')
    .where((where) =>
      where.exists(
        where
          .selectFrom('memberships as theirs')
          .whereRef('theirs.workspaceId', '=', 'lead.workspaceId')
          .whereRef('theirs.organizationId', '=', 'lead.organizationId')
          .where('theirs.personId', '=', mail.personId),
      ),
    )
    .orderBy('people.name')
    .select(['lead.personId', 'people.name'])
    .execute()
  const found = []
  for (const lead of leads) {
    const as = await contextOfPerson(tx, lead.personId)
    if (as !== null && (await aboutOf({ ...as, db: tx.db }, mail)) !== null) found.push(lead)
  }
  return found
}

/** Who is told that it waits: those who look after the workspace, and the leads of its side. */
export async function thoseWhoSettle(tx: Tx, mail: Settled): Promise<string[]> {
  const keepers = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('endedAt', 'is', null)
    .where('role', 'in', ['owner', 'coordinator'])
    .select('personId')
    .execute()
  return [...keepers, ...(await leadsFor(tx, mail))].map(({ personId }) => personId)
}

/** What the policy is asked about: mail of the actor's own side; which mail that is, the reach says. */
export const ownMail = (tx: Tx) => ({ organizationId: tx.actor.organizationId })

/** Whether the actor settles mail of every side, or only of the own one. */
export const settlesAll = (tx: Tx): boolean => can(tx.actor, accountsPolicy.settleMail)
