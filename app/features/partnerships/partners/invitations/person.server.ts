import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { currentAffiliations } from '../representatives.server.ts'
import type { InvitationInput } from './invitation.ts'

/** Who is meant by an address: someone known, or a new person of the organization. */
export async function invitedPerson(
  tx: Tx,
  input: InvitationInput,
): Promise<{ id: string; language: string | null }> {
  const email = input.email.toLowerCase()
  const colleague = await currentAffiliations(tx, input.organizationId)
    .where((where) => where(where.fn<string>('lower', ['people.email']), '=', email))
    .select(['people.id', 'people.language'])
    .executeTakeFirst()
  if (colleague !== undefined) return colleague
  // A partner's lead meets only the own people by address: to take someone of another organization for
  // a colleague would open that person's record to the wrong side. The two can be merged later.
  const known =
    tx.actor.partnerships === 'all'
      ? await tx.db
          .selectFrom('people')
          .where('workspaceId', '=', tx.workspace.id)
          .where('deletedAt', 'is', null)
          .where((where) => where(where.fn<string>('lower', ['email']), '=', email))
          .orderBy('createdAt')
          .select(['id', 'language'])
          .executeTakeFirst()
      : undefined
  const person = known ?? (await addPerson(tx, input, email))
  await affiliate(tx, person.id, input.organizationId)
  return person
}

async function addPerson(tx: Tx, input: InvitationInput, email: string) {
  const id = uuid()
  await tx.db
    .insertInto('people')
    .values({
      workspaceId: tx.workspace.id,
      id,
      name: input.name,
      kind: 'staff',
      email,
      language: input.language,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await record(tx, 'person.added', {
    subject: { kind: 'person', id },
    organizationId: input.organizationId,
    after: { name: input.name, email },
  })
  return { id, language: input.language }
}

async function affiliate(tx: Tx, personId: string, organizationId: string) {
  const id = uuid()
  await tx.db
    .insertInto('affiliations')
    .values({
      workspaceId: tx.workspace.id,
      id,
      personId,
      organizationId,
      beganOn: tx.today,
      createdAt: tx.now,
    })
    .execute()
  await record(tx, 'affiliation.began', {
    subject: { kind: 'affiliation', id },
    organizationId,
  })
}
