import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { changeRole } from '../accounts/members/change-role.server.ts'
import { join } from '../accounts/members/join.server.ts'
import { userFor } from '../accounts/users.server.ts'
import type { Tx } from '../context/context.server.ts'
import { write } from '../context/transaction.server.ts'
import { isRefusal, type Refusal } from '../errors/errors.ts'
import { text } from '../http/fields.ts'
import { type CommandHandler, CommandRefused, WrongUsage } from './command.server.ts'
import { refuse } from './run.server.ts'

/** `owner add MAIL`: the operator lets someone in as owner, or makes a member one. */
export const addOwner: CommandHandler = {
  usage: 'MAIL --workspace SLUG [--name NAME] [--json]',
  summary: 'Lets someone into a workspace as its owner, or makes a member one.',
  options: { name: 'text' },
  run: async ({ system, args, options, json, inWorkspace, say }) => {
    const email = z.email().max(320).safeParse(args[0])
    if (!email.success || args.length !== 1) throw new WrongUsage('Name one mail address.')
    const name = text(300).safeParse(options.name ?? nameFrom(email.data))
    if (!name.success) throw new WrongUsage('The name can’t be used.')
    const ctx = await inWorkspace()
    const address = email.data.toLowerCase()
    const user = await userFor(system, { email: address, name: name.data })
    const answer = await write(ctx, (tx) =>
      makeOwner(tx, { userId: user.id, email: address, name: name.data }),
    )
    if (isRefusal(answer)) return refuse(answer)
    if (json) say(JSON.stringify(answer))
    else
      say(
        `${address} is an owner of ${ctx.workspace.name} now, and signs in by a mailed link at ${system.settings.publicUrl}/sign-in.`,
      )
  },
}

async function makeOwner(
  tx: Tx,
  who: { userId: string; email: string; name: string },
): Promise<{ membershipId: string; personId: string } | Refusal> {
  const member = await tx.db
    .selectFrom('memberships')
    .select(['id', 'role', 'personId'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('userId', '=', who.userId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (member?.role === 'owner') throw new CommandRefused(`${who.email} is an owner already.`)
  if (member !== undefined) {
    const changed = await changeRole(tx, member.id, 'owner')
    return isRefusal(changed) ? changed : { membershipId: member.id, personId: member.personId }
  }
  const personId = (await personByMail(tx, who.email)) ?? (await addPerson(tx, who))
  const joined = await join(tx, {
    userId: who.userId,
    personId,
    role: 'owner',
    organizationId: tx.workspace.hostOrganizationId,
  })
  return isRefusal(joined) ? joined : { membershipId: joined.id, personId }
}

/** The host's own person with this address; someone of that address elsewhere stays who they are there. */
async function personByMail(tx: Tx, email: string): Promise<string | null> {
  const found = await tx.db
    .selectFrom('people')
    .innerJoin('affiliations', (on) =>
      on
        .onRef('affiliations.personId', '=', 'people.id')
        .onRef('affiliations.workspaceId', '=', 'people.workspaceId'),
    )
    .select('people.id')
    .where('people.workspaceId', '=', tx.workspace.id)
    .where(sql<boolean>`lower(people.email) = ${email}`)
    .where('people.deletedAt', 'is', null)
    .where('affiliations.organizationId', '=', tx.workspace.hostOrganizationId)
    .where('affiliations.endedOn', 'is', null)
    .orderBy('people.id')
    .executeTakeFirst()
  return found?.id ?? null
}

async function addPerson(tx: Tx, who: { email: string; name: string }): Promise<string> {
  const id = uuid()
  const { workspace, now } = tx
  await tx.db
    .insertInto('people')
    .values({
      workspaceId: workspace.id,
      id,
      name: who.name,
      email: who.email,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await tx.db
    .insertInto('affiliations')
    .values({
      workspaceId: workspace.id,
      id: uuid(),
      personId: id,
      organizationId: workspace.hostOrganizationId,
      beganOn: tx.today,
      createdAt: now,
    })
    .execute()
  return id
}

/** "ana.lopez@example.org" is called Ana Lopez until somebody says otherwise. */
const nameFrom = (email: string): string =>
  (email.split('@')[0] ?? email)
    .split(/[._+-]+/)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ')
