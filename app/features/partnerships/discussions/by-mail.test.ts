import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound } from '#platform/errors/errors.ts'
import { filesOf } from '#platform/files/reads.server.ts'
import { discussionReplies } from './by-mail.server.ts'
import { openScene } from './factories.ts'
import { postsIn } from './posts.server.ts'

describe('an answer by mail', async () => {
  const { world, harbor, oak, begin: begun } = await openScene()
  afterAll(() => world.close())

  const begin = async (ctx: Ctx, fields: object = {}) => (await begun(ctx, fields)).id
  const answer = (ctx: Ctx, subjectId: string, text: string, attachments: File[] = []) =>
    write(ctx, (tx) =>
      discussionReplies.receive(tx, {
        subjectId,
        personId: ctx.actor.personId ?? '',
        text,
        html: null,
        attachments,
        messageId: '<1@mail.example>',
        sentAt: null,
      }),
    )
  const posts = (ctx: Ctx, id: string) => read(ctx, (tx) => postsIn(tx, id))

  it('goes back to the discussion that the mail told of', async () => {
    const lead = await world.as('lead', harbor)
    const coordinator = await world.as('coordinator')
    const id = await begin(lead, { mentionPersonIds: [coordinator.actor.personId] })
    const told = await read(coordinator, (tx) =>
      tx.db
        .selectFrom('notices')
        .where('workspaceId', '=', tx.workspace.id)
        .where('subjectId', '=', id)
        .select(['replyKind', 'replySubjectId', 'byMail'])
        .execute(),
    )
    expect(told).toEqual([{ replyKind: 'discussion', replySubjectId: id, byMail: 'now' }])
  })

  it('is asked for in the language of whoever reads the mail, with the words as they were written', async () => {
    const lead = await world.as('lead', harbor)
    const readers = { en: await world.as('coordinator'), es: await world.as('representative', oak) }
    for (const [language, reader] of Object.entries(readers))
      await keepHouse(reader, (tx) =>
        tx.db
          .updateTable('people')
          .set({ language })
          .where('workspaceId', '=', tx.workspace.id)
          .where('id', '=', reader.actor.personId ?? '')
          .execute(),
      )
    const asked = Object.values(readers).map((reader) => reader.actor.personId)
    await begin(lead, { body: 'Who has the keys of the hall?', mentionPersonIds: asked, title: 'Keys' })
    const mailed = async (reader: Ctx) =>
      (
        await read(reader, (tx) =>
          tx.db
            .selectFrom('mails')
            .select(['language', 'subject', 'textBody'])
            .where('workspaceId', '=', tx.workspace.id)
            .where('personId', '=', reader.actor.personId)
            .where('kind', '=', 'discussion.mention')
            .execute(),
        )
      ).at(-1)
    const [english, spanish] = [await mailed(readers.en), await mailed(readers.es)]
    expect(english).toMatchObject({
      language: 'en',
      subject: expect.stringMatching(/asks you by name in “Keys”/),
    })
    expect(spanish).toMatchObject({
      language: 'es',
      subject: expect.stringMatching(/le pregunta por su nombre en «Keys»/),
    })
    for (const mail of [english, spanish]) expect(mail?.textBody).toContain('Who has the keys of the hall?')
    expect(spanish?.textBody).not.toContain('asks you by name')
  })

  it('is a post of its writer, marked as such, with the files that can be kept and the names of those that can’t', async () => {
    const id = await begin(await world.as('lead', harbor))
    const oaks = await world.as('representative', oak)
    expect(
      await answer(oaks, id, 'I do.', [
        new File(['Three lamps\n'], 'list.txt'),
        new File(['<script>alert(1)</script>'], 'logo.html'),
      ]),
    ).toBeUndefined()
    const [, post] = await posts(oaks, id)
    expect(post).toMatchObject({
      cameBy: 'mail',
      personId: oaks.actor.personId,
      organizationId: oak,
      body: expect.stringMatching(/^I do\.\n\n\(Not kept.*logo\.html/),
    })
    const files = await read(await world.as('lead', harbor), (tx) => filesOf(tx, 'post', post?.id ?? ''))
    expect(files.map((file) => file.name)).toEqual(['list.txt'])
  })

  it('with files and no words is a post all the same', async () => {
    const lead = await world.as('lead', harbor)
    const id = await begin(lead)
    expect(await answer(lead, id, ' ', [new File(['Three lamps\n'], 'list.txt')])).toBeUndefined()
    expect((await posts(lead, id))[1]?.body).toBe('(A mail with files and no words.)')
  })

  it('is held and nothing of it lost where it is too long, or its writer may not speak there or does not reach it', async () => {
    const lead = await world.as('lead', harbor)
    const id = await begin(lead)
    const own = await begin(lead, { audience: 'organization' })
    expect(await answer(lead, id, 'a'.repeat(20_001))).toMatchObject({ code: 'discussion_mail_too_long' })
    await expect(answer(await world.as('viewer'), id, 'Hm')).rejects.toBeInstanceOf(Forbidden)
    await expect(answer(await world.as('owner'), own, 'Hm')).rejects.toBeInstanceOf(NotFound)
    const stranger = await world.organization('Elsewhere')
    await expect(answer(await world.as('lead', stranger), id, 'Hm')).rejects.toBeInstanceOf(NotFound)
    expect(await posts(lead, id)).toHaveLength(1)
  })
})
