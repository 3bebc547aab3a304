import { createElement } from 'react'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inviteStaff } from '../accounts/invitations/invite-staff.server.tsx'
import { postSignInLink } from '../accounts/sign-in-link.server.tsx'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse, read, write } from '../context/transaction.server.ts'
import { openWorld, type World } from '../testing/world.server.ts'
import { post } from './mail.server.ts'
import { readMail } from './reads.server.ts'

describe('the outbox', () => {
  let world: World
  let owner: Ctx
  beforeAll(async () => {
    world = await openWorld([])
    owner = await world.as('owner')
  })
  afterAll(() => world.close())

  const last = () =>
    keepHouse(owner, (tx) =>
      tx.db.selectFrom('mails').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow(),
    )
  const shown = (id: string, isDemo: boolean) =>
    read({ ...owner, workspace: { ...owner.workspace, isDemo } }, (tx) => readMail(tx, id))

  it('shows no link that lets its reader come in as somebody else, but in the demo', async () => {
    const token = 'aB3-_x%7E.9'
    await postSignInLink(world.system, { email: (await emailOf()) ?? '', token })
    const signIn = await last()
    expect(signIn.kind).toBe('sign-in')
    await write(owner, (tx) =>
      inviteStaff(tx, { name: 'Sam', email: 'sam@host.example', role: 'viewer', message: '' }),
    )
    const invitation = await last()
    await keepHouse(owner, (tx) =>
      post(tx, {
        to: { address: 'desk@maple.example', name: 'Desk' },
        kind: 'behalf',
        locale: 'en',
        subject: () => 'Was this right?',
        body: () => createElement('a', { href: `http://localhost:3000/behalf/${token}` }, 'Say so'),
      }),
    )
    const behalf = await last()
    for (const [mail, path] of [
      [signIn, 'sign-in/link?token='],
      [invitation, 'invitation/'],
      [behalf, 'behalf/'],
    ] as const) {
      const secret = mail.textBody.split(path)[1]?.split(/\s/)[0] ?? ''
      expect(secret.length).toBeGreaterThan(8)
      const masked = await shown(mail.id, false)
      expect(masked.masked).toBe(true)
      expect(masked.text).toContain(`${path}…`)
      expect(masked.text).not.toContain(secret)
      const plain = await shown(mail.id, true)
      expect(plain).toMatchObject({ masked: false, text: mail.textBody })
    }
  })

  const emailOf = async () =>
    (
      await keepHouse(owner, (tx) =>
        tx.db
          .selectFrom('people')
          .where('id', '=', owner.actor.personId ?? '')
          .select('email')
          .executeTakeFirstOrThrow(),
      )
    ).email
})
