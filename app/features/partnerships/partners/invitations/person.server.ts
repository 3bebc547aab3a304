import { sql } from 'kysely'
import { addPerson, affiliate } from '#features/landscape/index.server.ts'
import { personAdd } from '#features/landscape/people/inputs.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, type Refusal } from '#platform/errors/errors.ts'
import { currentAffiliations } from '../representatives.server.ts'
import type { InvitationInput } from './invitation.ts'

interface Invited {
  id: string
  language: string | null
}

/** Who is meant by a name and an address: someone known, or a new person of the organization. */
export async function invitedPerson(tx: Tx, input: InvitationInput): Promise<Invited | Refusal> {
  const email = input.email.toLowerCase()
  const { organizationId } = input
  const colleague = await colleagueBy(tx, input, email)
  if (colleague !== undefined) return colleague
  // A partner's lead meets only the own people by address: to take someone of another organization for
  // a colleague would open that person's record to the wrong side. The two can be merged later.
  const known = tx.actor.partnerships === 'all' ? await personBy(tx, email) : undefined
  if (known !== undefined) {
    const details = { title: '', department: '', isMainContact: false, beganOn: tx.today }
    const belongs = await affiliate(tx, { personId: known.id, organizationId, ...details })
    return isRefusal(belongs) ? belongs : known
  }
  return newPerson(tx, input, email)
}

/** Someone of the organization by address, or by name when no address is known yet, which is then noted. */
async function colleagueBy(tx: Tx, input: InvitationInput, email: string): Promise<Invited | undefined> {
  const found = await currentAffiliations(tx, input.organizationId)
    .where((where) =>
      where.or([
        where(where.fn<string>('lower', ['people.email']), '=', email),
        where.and([
          where('people.email', 'is', null),
          where('people.nameKey', '=', sql<string>`fold(${input.name})`),
        ]),
      ]),
    )
    .select(['people.id', 'people.language', 'people.email'])
    .orderBy('people.email', (order) => order.asc().nullsLast())
    .executeTakeFirst()
  if (found !== undefined && found.email === null) {
    await tx.db
      .updateTable('people')
      .set((set) => ({ email, version: set('version', '+', 1), updatedAt: tx.now }))
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', found.id)
      .execute()
    await record(tx, 'person.changed', {
      subject: { kind: 'person', id: found.id },
      organizationId: input.organizationId,
      before: { email: null },
      after: { email },
    })
  }
  return found === undefined ? undefined : { id: found.id, language: found.language }
}

const personBy = (tx: Tx, email: string): Promise<Invited | undefined> =>
  tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('deletedAt', 'is', null)
    .where((where) => where(where.fn<string>('lower', ['email']), '=', email))
    .orderBy('createdAt')
    .select(['id', 'language'])
    .executeTakeFirst()

/** Adds the person. Someone elsewhere with the same name is another person: the address says so. */
async function newPerson(tx: Tx, input: InvitationInput, email: string): Promise<Invited | Refusal> {
  const person = personAdd.parse({
    name: input.name,
    kind: 'staff',
    email,
    language: input.language,
    organizationId: input.organizationId,
    beganOn: tx.today,
  })
  const added = await addPerson(tx, person)
  if (!isRefusal(added)) return { id: added.id, language: input.language }
  if (added.code !== 'person_likely') return added
  const again = await addPerson(tx, { ...person, confirmed: String(added.facts.ids).split(' ') })
  return isRefusal(again) ? again : { id: again.id, language: input.language }
}
