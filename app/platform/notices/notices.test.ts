import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse, read, write } from '../context/transaction.server.ts'
import { openWorld, testNow, type World } from '../testing/world.server.ts'
import { mailLater, waitingUntil } from './mail.server.tsx'
import { markRead } from './mark-read.server.ts'
import { notify } from './notify.server.ts'
import { listNotices, unreadNotices } from './reads.server.ts'
import { takeForDigest } from './take-for-digest.server.ts'
import { readWishes, wish } from './wish.server.ts'

describe('a notice', () => {
  let world: World
  let owner: Ctx
  let reader: Ctx
  beforeAll(async () => {
    world = await openWorld([
      {
        name: 'test',
        noticeKinds: [
          { kind: 'said', theme: 'talk', label: () => 'Somebody answers', byMail: 'now' },
          { kind: 'moved', theme: 'work', label: () => 'Something moved', byMail: 'digest' },
        ],
      },
    ])
    owner = await world.as('owner')
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    reader = await world.as('representative', await world.organization('Harbor Youth'))
  })

  const tell = (kind: string, to: (string | null)[], more: { quote?: string } = {}) =>
    keepHouse(owner, (tx) =>
      notify(tx, {
        kind,
        to: to.flatMap((id) => id ?? []),
        subject: { kind: 'organization', id: world.hostId },
        href: '/organizations',
        say: () => 'Ruth answered you.',
        ...more,
      }),
    )
  const page = (ctx: Ctx, unreadOnly = true) =>
    read(ctx, (tx) => listNotices(tx, { direction: 'desc', cursor: null, limit: 50 }, unreadOnly))
  const mailsTo = (ctx: Ctx) =>
    read(ctx, (tx) =>
      tx.db
        .selectFrom('mails')
        .select(['subject', 'textBody'])
        .where('personId', '=', ctx.actor.personId)
        .execute(),
    )

  it('shows to whom it is for and to nobody else, until it is read', async () => {
    await tell('said', [reader.actor.personId], { quote: 'Thursday is fine.' })
    const { items } = await page(reader)
    expect(items).toMatchObject([{ text: 'Ruth answered you.', quote: 'Thursday is fine.', isRead: false }])
    expect((await page(await world.as('coordinator'))).items).toEqual([])
    expect(await read(reader, unreadNotices)).toBe(1)
    await keepHouse(owner, (tx) => markRead(tx, { id: items[0]?.id ?? '' }))
    expect(await read(reader, unreadNotices)).toBe(1)
    await keepHouse(reader, (tx) => markRead(tx, 'all'))
    expect(await read(reader, unreadNotices)).toBe(0)
    expect((await page(reader, false)).items).toHaveLength(1)
  })

  it('is not for whoever did it, and says who can only be reached by letter', async () => {
    const stranger = await world.person('Nadia Without Sign-in')
    expect(await tell('said', [owner.actor.personId, stranger])).toEqual({ withoutSignIn: [stranger] })
    expect((await page(owner)).items).toEqual([])
  })

  it('comes by mail at once, in the digest or never, as its reader wishes', async () => {
    await tell('said', [reader.actor.personId])
    expect(await mailsTo(reader)).toMatchObject([{ subject: 'Ruth answered you.' }])
    await tell('moved', [reader.actor.personId])
    expect(await mailsTo(reader)).toHaveLength(1)
    expect(await keepHouse(reader, takeForDigest)).toHaveLength(1)
    expect(await keepHouse(reader, takeForDigest)).toEqual([])
    await write(reader, (tx) =>
      wish(tx, { onPage: ['moved'], byMail: ['moved never'], quietFrom: null, quietUntil: null }),
    )
    await tell('said', [reader.actor.personId])
    await tell('moved', [reader.actor.personId])
    expect(await mailsTo(reader)).toHaveLength(1)
    expect((await page(reader)).items.map(({ kind }) => kind)).toEqual(['moved', 'moved', 'said'])
    const { kinds } = await read(reader, readWishes)
    expect(kinds.filter(({ kind }) => ['said', 'moved'].includes(kind))).toMatchObject([
      { kind: 'said', onPage: false, byMail: 'never' },
      { kind: 'moved', onPage: true, byMail: 'never' },
    ])
  })

  it('waits for the end of the quiet hours, and goes then unless it was read', async () => {
    const hour = new Date(testNow).getUTCHours()
    await keepHouse(reader, (tx) =>
      tx.db
        .updateTable('people')
        .set({ timeZone: 'UTC' })
        .where('id', '=', reader.actor.personId ?? '')
        .execute(),
    )
    await write(reader, (tx) =>
      wish(tx, { onPage: ['said'], byMail: ['said now'], quietFrom: hour, quietUntil: (hour + 2) % 24 }),
    )
    await tell('said', [reader.actor.personId])
    await tell('said', [reader.actor.personId])
    expect(await mailsTo(reader)).toEqual([])
    const [first, second] = (await page(reader)).items
    expect(await waitingFor()).toEqual([
      { noticeId: second?.id, startAfter: '2026-03-31T14:00:00.000Z' },
      { noticeId: first?.id, startAfter: '2026-03-31T14:00:00.000Z' },
    ])
    await keepHouse(reader, (tx) => markRead(tx, { id: first?.id ?? '' }))
    for (const { noticeId } of await waitingFor()) await mailLater(owner, { noticeId })
    expect(await mailsTo(reader)).toMatchObject([{ subject: 'Ruth answered you.' }])
    // A job that runs again, after a crash, mails nothing twice.
    await mailLater(owner, { noticeId: second?.id })
    expect(await mailsTo(reader)).toHaveLength(1)
  })

  /** The mails that wait, and until when. */
  const waitingFor = () =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const { rows } = await sql<{ noticeId: string; startAfter: Date }>`
        select data -> 'data' ->> 'noticeId' as notice_id, start_after from jobs.job
        where data ->> 'job' = 'notices.mail' order by data -> 'data' ->> 'noticeId'`.execute(db)
      return rows.map((row) => ({ ...row, startAfter: new Date(row.startAfter).toISOString() }))
    })

  it.each([
    // Half past nine in the evening in Kolkata is four in the afternoon in Greenwich.
    ['Asia/Kolkata', '2026-03-31T16:00:20Z', '2026-04-01T01:30:00.000Z'],
    ['Asia/Kathmandu', '2026-03-31T16:50:00Z', '2026-04-01T01:15:00.000Z'],
    ['America/New_York', '2026-03-31T03:40:00Z', '2026-03-31T11:00:00.000Z'],
    // Clocks are put back at three in the one night, and on at two in the other.
    ['Europe/Madrid', '2026-10-24T20:10:00Z', '2026-10-25T06:00:00.000Z'],
    ['Europe/Madrid', '2026-10-25T02:30:00Z', '2026-10-25T06:00:00.000Z'],
    ['Europe/Madrid', '2026-03-28T20:10:00Z', '2026-03-29T05:00:00.000Z'],
    ['Europe/Madrid', '2026-03-29T01:30:00Z', '2026-03-29T05:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:20:00Z', '2026-03-08T11:00:00.000Z'],
    ['America/New_York', '2026-11-01T01:20:00Z', '2026-11-01T12:00:00.000Z'],
    // Half an hour on, on the other half of the year.
    ['Australia/Lord_Howe', '2026-10-03T12:00:00Z', '2026-10-03T20:00:00.000Z'],
  ])('leaves in %s, where it was written at %s in the quiet hours, at %s', async (zone, now, until) => {
    const quiet = { from: 21, until: 7 }
    expect((await waitingUntil(new Date(now), { quiet, zone }))?.toISOString()).toBe(until)
    expect(await waitingUntil(new Date(until), { quiet, zone })).toBeNull()
  })

  it.each([
    // There is no half past two in the night in which clocks are put on: it is quiet until three.
    ['Europe/Madrid', 2, '2026-03-29T00:30:00Z', '2026-03-29T01:00:00.000Z'],
    // Where clocks are put back, two is struck twice: the first ends it, and the second begins nothing anew.
    ['Europe/Madrid', 2, '2026-10-24T23:30:00Z', '2026-10-25T00:00:00.000Z'],
    ['Europe/Madrid', 2, '2026-10-25T01:30:00Z', null],
    // Two hours back at once, at three: half past one comes again when two has been struck.
    ['Antarctica/Troll', 2, '2026-10-25T01:30:00Z', '2026-10-25T02:00:00.000Z'],
  ])(
    'leaves in %s, where it is quiet until %i and was written at %s, at %s',
    async (zone, until, now, at) => {
      const found = await waitingUntil(new Date(now), { quiet: { from: 22, until }, zone })
      expect(found?.toISOString() ?? null).toBe(at)
    },
  )
})
