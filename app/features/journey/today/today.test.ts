import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import type { Due, DueItem } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { press } from '#platform/testing/press.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { snoozeInput } from './inputs.ts'
import { action } from './pages/today.tsx'
import { readToday } from './reads.server.ts'
import { today as todayNoun } from './register.server.ts'
import { hailing, howMuch } from './say.ts'
import { snooze, wake } from './snooze.server.ts'
import { groups, hailAt, hourIn, nextMonday, orderItems, snoozeOf } from './today.ts'

const record = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const item = (number: number, more: Partial<DueItem> = {}): DueItem => ({
  kind: 'fake',
  recordId: record(number),
  partnershipId: null,
  group: 'week',
  dueOn: null,
  title: `Thing ${number}`,
  why: 'Because.',
  when: 'soon',
  href: '/somewhere',
  doneHref: null,
  ...more,
})

describe('the order of Today', () => {
  it('is late to others, others wait, due today, contact, this week; then by day, without a day last', () => {
    const items = [
      item(1, { group: 'week', dueOn: '2026-04-02' }),
      item(2, { group: 'contact' }),
      item(3, { group: 'late', dueOn: '2026-03-30' }),
      item(4, { group: 'waiting' }),
      item(5, { group: 'today', dueOn: '2026-03-31' }),
      item(6, { group: 'late', dueOn: '2026-03-01' }),
      item(7, { group: 'waiting', dueOn: '2026-04-01' }),
    ]
    expect(orderItems(items).map((one) => one.recordId)).toEqual([6, 3, 7, 4, 5, 2, 1].map(record))
  })

  it('loses and doubles nothing, and is the same when ordered again', () => {
    const days = fc.option(fc.integer({ min: 0, max: 30 }).map((days) => addDays('2026-03-01', days)))
    const any = fc.record({ group: fc.constantFrom(...groups), dueOn: days })
    fc.assert(
      fc.property(fc.array(any), (some) => {
        const items = some.map((one, number) => item(number, one))
        const ordered = orderItems(items)
        expect(new Set(ordered)).toEqual(new Set(items))
        expect(orderItems(ordered)).toEqual(ordered)
      }),
    )
  })
})

describe('putting off', () => {
  const snoozed = {
    id: 'x',
    kind: 'fake',
    recordId: record(1),
    dueOn: '2026-03-20',
    untilOn: '2026-04-02',
  }
  it('holds until its day, for that kind, record and due day only', () => {
    const one = item(1, { dueOn: '2026-03-20' })
    expect(snoozeOf(one, [snoozed], '2026-04-01')).toBe(snoozed)
    expect(snoozeOf(one, [snoozed], '2026-04-02')).toBeUndefined()
    expect(snoozeOf({ ...one, dueOn: '2026-03-25' }, [snoozed], '2026-04-01')).toBeUndefined()
    expect(snoozeOf({ ...one, kind: 'other' }, [snoozed], '2026-04-01')).toBeUndefined()
    expect(snoozeOf({ ...one, recordId: record(2) }, [snoozed], '2026-04-01')).toBeUndefined()
  })
  it('until next week means its Monday', () => {
    expect(nextMonday('2026-03-31')).toBe('2026-04-06')
    expect(nextMonday('2026-04-05')).toBe('2026-04-06')
    expect(nextMonday('2026-04-06')).toBe('2026-04-13')
  })
})

describe('the headline', () => {
  it('says how many things, and how many of them are late', () => {
    const said = (count: number, late: number) => howMuch({ count, late })
    expect(said(0, 0)).toBe('Nothing is due.')
    expect(said(1, 0)).toBe('One thing.')
    expect(said(1, 1)).toBe('One thing, and it is late.')
    expect(said(2, 2)).toBe('Two things, all of them late.')
    expect(said(3, 1)).toBe('Three things, one of them late.')
    expect(said(7, 2)).toBe('Seven things, two of them late.')
    expect(said(13, 0)).toBe('13 things.')
    speak('es', () => expect(said(3, 2)).toBe('Tres cosas, dos de ellas tarde.'))
  })
  it('greets by the clock on the reader’s wall', () => {
    expect(hailing('morning', 'Amara Osei')).toBe('Good morning, Amara.')
    const moment = new Date('2026-03-08T14:30:00Z')
    // The night of 8 March 2026 clocks in Los Angeles go forward: half past seven there, not half past six.
    expect(hourIn('America/Los_Angeles', moment)).toBe(7)
    expect(hailAt(hourIn('America/Los_Angeles', moment))).toBe('morning')
    expect(hailAt(hourIn('Europe/Madrid', moment))).toBe('afternoon')
    expect(hailAt(hourIn('Asia/Tokyo', moment))).toBe('evening')
    expect(hourIn('America/Los_Angeles', new Date('2026-03-08T08:00:00Z'))).toBe(0)
  })
})

describe('Today', () => {
  let world: World
  let items: DueItem[] = []
  beforeAll(async () => {
    world = await openWorld([
      { name: 'left', dueItems: [{ find: async () => items }] },
      { name: 'right', ...todayNoun, dueItems: [{ find: async () => [item(9, { group: 'late' })] }] },
    ])
  })
  afterAll(() => world.close())
  const listed = async (ctx: Ctx) => {
    const { groups: shown, putOff } = await read(ctx, (tx) => readToday(tx, { most: 30 }))
    return {
      shown: shown.flatMap(({ items: own }) => own).map((one) => one.recordId),
      off: putOff.map(({ item: one }) => one.recordId),
    }
  }
  const input = (number: number, untilOn: string, dueOn: string | null = null) =>
    snoozeInput.parse({ kind: 'fake', recordId: record(number), dueOn, untilOn })
  const put = async (ctx: Ctx, number: number, untilOn: string) => {
    const answer = await write(ctx, (tx) => snooze(tx, input(number, untilOn)))
    if (isRefusal(answer)) throw new Error(answer.code)
    return answer.historyId
  }

  it('gathers what all features say is due', async () => {
    items = [item(1), item(2, { group: 'today' })]
    expect(await listed(await world.as('owner'))).toEqual({ shown: [9, 2, 1].map(record), off: [] })
  })

  it('asks in one statement which features may have anything, and then only those', async () => {
    const asked: string[] = []
    const source = (kind: string, may: string) => ({
      perhaps: () => sql.raw(may),
      find: async () => {
        asked.push(kind)
        return [item(20, { kind })]
      },
    })
    const ctx = await world.as('viewer')
    const dueItems = [source('no', 'false'), source('unknown', 'null::boolean'), source('yes', 'true')]
    const own: Ctx = { ...ctx, system: { ...ctx.system, registry: { ...ctx.system.registry, dueItems } } }
    expect((await read(own, (tx) => readToday(tx, { most: 3 }))).count).toBe(1)
    expect(asked).toEqual(['yes'])
    const none = { ...own, system: { ...own.system, registry: { ...own.system.registry, dueItems: [] } } }
    expect((await read(none, (tx) => readToday(tx, { most: 3 }))).count).toBe(0)
  })

  it('counts all, shows the first of each group, and the rest of a group page by page; only what is shown is put into words', async () => {
    items = Array.from({ length: 7 }, (_, number) =>
      item(number + 10, { dueOn: addDays('2026-04-01', number) }),
    )
    const asked: number[] = []
    const many = {
      find: async () => items,
      tell: async (_: unknown, dues: readonly Due[]) => {
        asked.push(dues.length)
        return dues.flatMap((due) => items.filter((one) => one.recordId === due.recordId))
      },
    }
    const ctx = await world.as('viewer')
    const own: Ctx = {
      ...ctx,
      system: { ...ctx.system, registry: { ...ctx.system.registry, dueItems: [many] } },
    }
    const page = (wanted: Parameters<typeof readToday>[1]) => read(own, (tx) => readToday(tx, wanted))
    const numbers = (today: Awaited<ReturnType<typeof page>>) =>
      today.groups.flatMap((group) => group.items.map((one) => Number(one.recordId.slice(-2))))
    const first = await page({ most: 3 })
    expect(first).toMatchObject({ count: 7, late: 0 })
    expect(numbers(first)).toEqual([10, 11, 12])
    const second = await page({
      most: 3,
      group: 'week',
      cursor: readCursor(first.groups.at(-1)?.next ?? null),
    })
    expect(numbers(second)).toEqual([13, 14, 15])
    const third = await page({
      most: 3,
      group: 'week',
      cursor: readCursor(second.groups.at(-1)?.next ?? null),
    })
    expect(numbers(third)).toEqual([16])
    expect(third.groups.at(-1)).toMatchObject({ count: 7, next: null })
    expect(numbers(await page({ most: 3, group: 'late' }))).toEqual([])
    expect(asked).toEqual([3, 3, 1])
  })

  it('leaves out what its reader put off, for nobody else, until the day comes', async () => {
    items = [item(1), item(2)]
    const ctx = await world.as('contributor')
    await put(ctx, 1, '2026-04-02')
    expect(await listed(ctx)).toEqual({ shown: [9, 2].map(record), off: [record(1)] })
    expect((await listed(await world.as('coordinator'))).off).toEqual([])
    world.setNow('2026-04-02T12:00:00Z')
    expect((await listed(await world.as('contributor'))).off).toEqual([])
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('has back what was put off when that is undone, and off again when bringing back is undone', async () => {
    items = [item(3)]
    const ctx = await world.as('viewer')
    const first = await put(ctx, 3, '2026-04-02')
    const later = await put(ctx, 3, '2026-05-02')
    expect(await write(ctx, (tx) => undo(tx, later))).toBeNull()
    const { putOff } = await read(ctx, (tx) => readToday(tx, { most: 30 }))
    expect(putOff).toMatchObject([{ snooze: { untilOn: '2026-04-02' } }])
    const { historyId } = await write(ctx, (tx) => wake(tx, putOff[0]?.snooze.id ?? ''))
    expect((await listed(ctx)).shown).toContain(record(3))
    expect(await write(ctx, (tx) => undo(tx, historyId))).toBeNull()
    expect((await listed(ctx)).off).toEqual([record(3)])
    expect(await write(ctx, (tx) => undo(tx, first))).toBeNull()
    expect((await listed(ctx)).off).toEqual([])
  })

  it('puts off to days ahead only, and only what is listed', async () => {
    items = [item(4)]
    const ctx = await world.as('owner')
    expect(await write(ctx, (tx) => snooze(tx, input(4, '2026-03-31')))).toMatchObject({
      code: 'snooze_past',
    })
    for (const gone of [input(5, '2026-04-02'), input(4, '2026-04-02', '2026-03-01')])
      expect(await write(ctx, (tx) => snooze(tx, gone))).toMatchObject({ code: 'snooze_gone' })
  })

  it('takes from the form the day that is pressed before the one that stands in its field', async () => {
    items = [item(7)]
    const ctx = await world.as('contributor')
    const send = async (fields: Record<string, string>): Promise<string | undefined> => {
      const thing = { act: 'snooze', kind: 'test', recordId: record(7), dueOn: '', ...fields }
      const door = { system: world.system, ctx, user: {} }
      const params = { workspace: 'demo' }
      expect(await press(action, { params, fields: thing, door })).toMatchObject({ status: 303 })
      const { putOff } = await read(ctx, (tx) => readToday(tx, { most: 30 }))
      return putOff.find((one) => one.item.recordId === record(7))?.snooze.untilOn
    }
    const { kind, dueOn } = input(7, '2026-04-02')
    const thing = { kind, dueOn: dueOn ?? '' }
    expect(await send({ ...thing, day: '2026-04-20' })).toBe('2026-04-20')
    expect(await send({ ...thing, untilOn: '2026-04-03', day: '2026-04-20' })).toBe('2026-04-03')
  })

  it('belongs to a person: another can’t bring back, a key can’t put off', async () => {
    items = [item(6)]
    const owner = await world.as('owner')
    await put(owner, 6, '2026-04-02')
    const { putOff } = await read(owner, (tx) => readToday(tx, { most: 30 }))
    const id = putOff[0]?.snooze.id ?? ''
    await expect(write(await world.as('coordinator'), (tx) => wake(tx, id))).rejects.toBeInstanceOf(NotFound)
    const key: Ctx = { ...owner, actor: { ...owner.actor, kind: 'key', personId: null } }
    await expect(write(key, (tx) => snooze(tx, input(6, '2026-04-02')))).rejects.toBeInstanceOf(Forbidden)
  })
})
