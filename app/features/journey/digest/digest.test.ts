import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobContext } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { keepHouse, read } from '#platform/context/transaction.server.ts'
import type { DueItem } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { m } from '#platform/words/words.ts'
import { digestDay } from './digest.ts'
import { digest } from './register.server.ts'
import { sendDigests } from './send.server.tsx'

const losAngeles = 'America/Los_Angeles'
const hours = (day: string) =>
  Array.from({ length: 24 }, (_, hour) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`))

describe('the time of a digest', () => {
  it('begins at six on the reader’s wall, on the days too when clocks change', () => {
    const first = (day: string) =>
      hours(day)
        .find((moment) => digestDay('daily', losAngeles, moment) === day)
        ?.toISOString()
    expect(first('2026-03-07')).toBe('2026-03-07T14:00:00.000Z')
    expect(first('2026-03-08')).toBe('2026-03-08T13:00:00.000Z')
    expect(first('2026-10-31')).toBe('2026-10-31T13:00:00.000Z')
    expect(first('2026-11-01')).toBe('2026-11-01T14:00:00.000Z')
  })
  it('is over at noon, so that a server that was away in the morning sends late and one away all day does not', () => {
    expect(digestDay('daily', 'UTC', new Date('2026-03-31T11:59:00Z'))).toBe('2026-03-31')
    expect(digestDay('daily', 'UTC', new Date('2026-03-31T12:00:00Z'))).toBeNull()
    expect(digestDay('daily', 'UTC', new Date('2026-03-31T05:59:00Z'))).toBeNull()
  })
  it('of a weekly one is Monday, in the reader’s zone; of none is never', () => {
    const moment = new Date('2026-04-05T17:00:00Z')
    expect(digestDay('weekly', 'Pacific/Kiritimati', moment)).toBe('2026-04-06')
    expect(digestDay('weekly', losAngeles, moment)).toBeNull()
    expect(digestDay('never', losAngeles, moment)).toBeNull()
  })
})

describe('the digest', () => {
  let world: World
  let hush: ReadonlySet<string> = new Set()
  const due = async (tx: Tx): Promise<DueItem[]> =>
    tx.actor.personId === null || hush.has(tx.actor.personId)
      ? []
      : [
          {
            kind: 'fake',
            recordId: '00000000-0000-4000-8000-000000000001',
            partnershipId: null,
            group: 'late',
            dueOn: '2026-03-01',
            title: `For ${tx.actor.name}`,
            why: m.save(),
            when: '',
            href: '/commitments/1',
            doneHref: null,
          },
        ]
  beforeAll(async () => {
    world = await openWorld([{ name: 'journey', ...digest, dueItems: [{ find: due }] }])
  })
  afterAll(() => world.close())

  const at = async (moment: string): Promise<Ctx> => {
    world.setNow(moment)
    const ctx = await jobContext(world.system, world.workspace.id)
    if (ctx === null) throw new Error('no workspace')
    return ctx
  }
  const mails = async () =>
    read(await world.as('owner'), (tx) =>
      tx.db
        .selectFrom('mails')
        .select(['toAddress', 'language', 'subject', 'textBody', 'createdAt', 'personId'])
        .where('workspaceId', '=', tx.workspace.id)
        .where('kind', '=', 'digest')
        .orderBy('createdAt')
        .execute(),
    )
  const person = (ctx: Ctx, fields: Record<string, string>) =>
    keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('people')
        .set(fields)
        .where('id', '=', ctx.actor.personId ?? '')
        .execute(),
    )

  it('comes once a day at six in each reader’s zone, language and reach, and not to those who want none', async () => {
    const owner = await world.as('owner')
    const away = await world.as('coordinator')
    const quiet = await world.as('contributor')
    const nothing = await world.as('viewer')
    const partner = await world.organization('Harbor Youth')
    const lead = await world.as('lead', partner)
    await person(away, { timeZone: losAngeles, language: 'es' })
    // An address that colleagues may change in the landscape is not where a digest goes.
    await person(owner, { email: 'somebody-else@demo.example' })
    await person(quiet, { digest: 'never' })
    await person(lead, { digest: 'weekly' })
    hush = new Set([nothing.actor.personId ?? ''])
    for (const moment of hours('2026-03-31')) {
      const ctx = await at(moment.toISOString())
      await sendDigests(ctx, {})
      await sendDigests(ctx, {})
    }
    const sent = await mails()
    expect(sent.map(({ personId, createdAt }) => [personId, createdAt.toISOString()])).toEqual([
      [owner.actor.personId, '2026-03-31T06:00:00.000Z'],
      [away.actor.personId, '2026-03-31T13:00:00.000Z'],
    ])
    expect(sent[0]).toMatchObject({ language: 'en', subject: 'One thing, and it is late.' })
    expect(sent[0]?.toAddress).toMatch(/^owner-/)
    expect(sent[0]?.textBody).toContain(`For ${owner.actor.name}`)
    expect(sent[0]?.textBody).toContain('/demo/commitments/1')
    expect(sent[0]?.textBody).toContain('/demo/me')
    expect(sent[1]).toMatchObject({ language: 'es', subject: 'Una cosa, y va tarde.' })
    expect(sent[1]?.textBody).toContain('Guardar')
  })

  it('comes to a partner’s lead who wants it weekly, on Monday and no other day, with what waits for them', async () => {
    const other = await world.another()
    const lead = await other.as('lead', await other.organization('Harbor Youth'))
    await person(lead, { digest: 'weekly', language: 'es' })
    for (const moment of ['2026-04-05', '2026-04-06', '2026-04-07'].flatMap(hours)) {
      other.setNow(moment.toISOString())
      const ctx = await jobContext(other.system, other.workspace.id)
      if (ctx === null) throw new Error('no workspace')
      await sendDigests(ctx, {})
    }
    const sent = await read(lead, (tx) =>
      tx.db
        .selectFrom('mails')
        .select(['personId', 'language', 'subject', 'textBody', 'createdAt'])
        .where('workspaceId', '=', tx.workspace.id)
        .where('kind', '=', 'digest')
        .execute(),
    )
    const theirs = sent.filter(({ personId }) => personId === lead.actor.personId)
    expect(theirs.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))).toEqual(['2026-04-06'])
    expect(theirs[0]).toMatchObject({ language: 'es', subject: 'Una cosa, y va tarde.' })
    expect(theirs[0]?.textBody).toContain(`For ${lead.actor.name}`)
    expect(theirs[0]?.textBody).toContain(`/${other.workspace.slug}/commitments/1`)
  })

  it('stops with the membership, and with the affiliation of a representative', async () => {
    const other = await world.another()
    const partner = await other.organization('Oak Street')
    const lead = await other.as('lead', partner)
    const gone = await other.as('owner')
    await keepHouse(gone, (tx) =>
      tx.db
        .updateTable('memberships')
        .set({ endedAt: tx.now })
        .where('id', '=', gone.actor.membershipId ?? '')
        .execute(),
    )
    await keepHouse(lead, (tx) =>
      tx.db
        .updateTable('affiliations')
        .set({ endedOn: '2026-03-01' })
        .where('personId', '=', lead.actor.personId ?? '')
        .execute(),
    )
    world.setNow('2026-04-01T07:00:00Z')
    const ctx = await jobContext(other.system, other.workspace.id)
    if (ctx === null) throw new Error('no workspace')
    await sendDigests(ctx, {})
    const sent = await keepHouse(ctx, (tx) =>
      tx.db.selectFrom('mails').select('id').where('workspaceId', '=', tx.workspace.id).execute(),
    )
    expect(sent).toEqual([])
  })
})

describe('the digest of someone who wants to hear of things there', () => {
  it('brings what happened once, also when nothing is due', async () => {
    const world = await openWorld([
      {
        name: 'journey',
        ...digest,
        noticeKinds: [{ kind: 'moved', theme: 'work', label: () => 'Moves', byMail: 'digest' }],
      },
    ])
    const reader = await world.as('coordinator')
    await keepHouse(await world.as('owner'), (tx) =>
      notify(tx, {
        kind: 'moved',
        to: [reader.actor.personId ?? ''],
        subject: { kind: 'partnership', id: world.hostId },
        href: '/partnerships',
        say: () => 'Clean Creek moved to Activate.',
      }),
    )
    const send = async (moment: string) => {
      world.setNow(moment)
      const ctx = await jobContext(world.system, world.workspace.id)
      if (ctx !== null) await sendDigests(ctx, {})
      return read(reader, (tx) =>
        tx.db.selectFrom('mails').select('textBody').where('kind', '=', 'digest').execute(),
      )
    }
    expect(await send('2026-04-02T07:00:00Z')).toEqual([
      { textBody: expect.stringContaining('Clean Creek moved to Activate.') },
    ])
    expect(await send('2026-04-03T07:00:00Z')).toHaveLength(1)
    await world.close()
  })
})
