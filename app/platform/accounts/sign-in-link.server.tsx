import { contextOf, findWorkspace, memberActor } from '../context/actors.server.ts'
import type { System } from '../context/context.server.ts'
import { dayIn } from '../context/days.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { LetterButton, LetterFrame } from '../mail/letter.tsx'
import { post } from '../mail/mail.server.ts'
import { isLocale, m } from '../words/words.ts'

/**
 * Mails a sign-in link through the outbox of the first workspace the user can come into, in the language that
 * person reads; of a demo, where nothing is sent and everything is shown, only if there is no other. Someone who
 * belongs nowhere gets nothing: there would be nothing to come into.
 */
export async function postSignInLink(system: System, to: { email: string; token: string }): Promise<void> {
  const found = await system.database.transaction({ as: 'door' }, async (db) => {
    const memberships = await db
      .selectFrom('memberships')
      .innerJoin('auth.user', 'auth.user.id', 'memberships.userId')
      .innerJoin('workspaces', 'workspaces.id', 'memberships.workspaceId')
      .select(['memberships.workspaceId', 'memberships.userId'])
      .where('auth.user.email', '=', to.email)
      .where('memberships.endedAt', 'is', null)
      .orderBy('workspaces.isDemo')
      .orderBy('memberships.createdAt')
      .execute()
    for (const { workspaceId, userId } of memberships) {
      const workspace = await findWorkspace(db, { id: workspaceId })
      if (workspace === null) continue
      const actor = await memberActor(db, workspace, userId, dayIn(workspace.timeZone, system.now()))
      if (actor !== null) return { workspace, actor }
    }
    return null
  })
  if (found === null) return
  const { workspace, actor } = found
  await keepHouse(contextOf(system, workspace, actor), async (tx) => {
    const person = await tx.db
      .selectFrom('people')
      .select(['name', 'language'])
      .where('workspaceId', '=', workspace.id)
      .where('id', '=', actor.personId ?? '')
      .executeTakeFirst()
    const locale = isLocale(person?.language) ? person.language : workspace.language
    const href = `${system.settings.publicUrl}/sign-in/link?token=${encodeURIComponent(to.token)}`
    await post(tx, {
      to: { address: to.email, name: person?.name ?? '', personId: actor.personId },
      kind: 'sign-in',
      locale,
      subject: () => m.mail_sign_in_subject({ workspace: workspace.name }),
      body: () => (
        <LetterFrame lang={locale} workspace={workspace.name} why={m.mail_sign_in_why()}>
          <p>{m.mail_sign_in_text()}</p>
          <LetterButton href={href}>{m.mail_sign_in_button()}</LetterButton>
        </LetterFrame>
      ),
    })
  })
}
