import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, NotFound, Stale } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { testNow } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { draftAgreement } from '../draft.server.ts'
import { agreementFields, code, openScene } from '../factories.ts'
import { passagesOf } from '../passages.ts'
import { readAgreement } from '../reads.server.ts'
import { turnsDue } from '../turns/due.server.ts'
import { acceptSuggestion } from './accept.server.ts'
import { declineSuggestion } from './decline.server.ts'
import { exportedSuggestions } from './export.server.ts'
import { loader } from './pages/csv.ts'
import { listSuggestions, readSuggestion, suggestionsOf } from './reads.server.ts'
import { suggestWords } from './suggest.server.ts'
import { textWithSuggestions } from './view.server.ts'
import { undoSuggest, withdrawSuggestion } from './withdraw.server.ts'

const body = '## What each brings\n\n- Harbor opens two rooms.\n- We bring the books.\n\nWe meet every month.'

describe('suggestions', async () => {
  const { world, partner, stranger, coordinator, lead, anAgreement, send, sent, texts, change, hand, raw } =
    await openScene()
  afterAll(() => world.close())
  afterEach(() => world.setNow(testNow))

  const suggest = (
    ctx: Ctx,
    id: string,
    fields: { passage?: string; wording?: string; why?: string; nth?: number } = {},
  ) =>
    write(ctx, (tx) =>
      suggestWords(tx, id, {
        passage: '- We bring the books.',
        wording: '- We bring the books and the pencils.',
        why: 'There were none last time.',
        nth: 1,
        ...fields,
      }),
    )
  const suggested = async (id: string, fields: Parameters<typeof suggest>[2] = {}) =>
    sure(await suggest(lead, id, fields)).id
  const accept = (ctx: Ctx, one: string) => write(ctx, (tx) => acceptSuggestion(tx, one))
  const decline = (ctx: Ctx, one: string) =>
    write(ctx, (tx) => declineSuggestion(tx, one, { reason: 'They cost too much.' }))
  const withdraw = (ctx: Ctx, one: string) => write(ctx, (tx) => withdrawSuggestion(tx, one))
  const look = (one: string, ctx = coordinator) => read(ctx, (tx) => readSuggestion(tx, one))
  const changes = (one?: { pieces: readonly { change: string; text: string }[] }) =>
    one?.pieces.map(({ change: what, text }) => [what, text])
  const told = async (one: string) =>
    (
      await raw(
        sql`select person_id, text from notices where kind = 'agreement.suggestion' and subject_id = ${one}`,
      )
    ).rows as { personId: string; text: string }[]

  it('are made by anybody of a side for a passage as it reads, and by nobody else', async () => {
    const id = await anAgreement({ body })
    const one = sure(await suggest(await world.as('representative', partner), id)).id
    expect(await look(one)).toMatchObject({
      standing: 'open',
      number: 1,
      passage: '- We bring the books.',
      why: 'There were none last time.',
      organizationName: 'Harbor Youth',
      passed: false,
    })
    sure(await suggest(coordinator, id, { wording: '- We bring books.' }))
    await expect(suggest(await world.as('viewer'), id)).rejects.toBeInstanceOf(Forbidden)
    await expect(suggest(await world.as('lead', stranger), id)).rejects.toBeInstanceOf(NotFound)
    await expect(look(one, await world.as('lead', stranger))).rejects.toBeInstanceOf(NotFound)
    await expect(suggest(lead, id, { wording: '- We bring the books.' })).rejects.toMatchObject({
      issues: [{ path: 'wording', code: 'issue_suggestion_same' }],
    })
    expect(code(await suggest(lead, id, { passage: '- We bring the pencils.' }))).toBe(
      'suggestion_passage_gone',
    )
    expect(code(await suggest(lead, id, { nth: 2 }))).toBe('suggestion_passage_gone')
    expect(code(await suggest(lead, await sent({ body })))).toBe('agreement_is_sent')
  })

  it('become a version that names them when the side with the pen accepts, and only then', async () => {
    const id = await anAgreement({ body })
    const one = await suggested(id)
    expect(code(await accept(lead, one))).toBe('agreement_pen_elsewhere')
    await expect(accept(await world.as('viewer'), one)).rejects.toBeInstanceOf(Forbidden)
    await expect(accept(await world.as('lead', stranger), one)).rejects.toBeInstanceOf(NotFound)
    sure(await accept(coordinator, one))
    expect(
      (await texts(id)).map(({ number, body: text, suggestedBy }) => [number, text, suggestedBy]),
    ).toEqual([
      [2, body.replace('the books', 'the books and the pencils'), lead.actor.name],
      [1, body, null],
    ])
    expect(await look(one)).toMatchObject({
      standing: 'accepted',
      outcome: { number: 2, personName: coordinator.actor.name, organizationName: 'Host of demo' },
    })
    for (const again of [accept, decline])
      expect(code(await again(coordinator, one))).toBe('suggestion_is_accepted')
    expect(code(await withdraw(lead, one))).toBe('suggestion_is_accepted')
    // Whoever had the text open is told, and sees what is there now.
    const late = change(coordinator, id, 'Other words.', 1)
    await expect(late).rejects.toBeInstanceOf(Stale)
    await expect(late).rejects.toMatchObject({
      theirs: { version: 2, body: expect.stringContaining('pencils') },
    })
  })

  it('leave a passage out, or put more in its place', async () => {
    const id = await anAgreement({ body })
    sure(await accept(coordinator, await suggested(id, { wording: '' })))
    sure(
      await accept(
        coordinator,
        await suggested(id, {
          passage: 'We meet every month.',
          wording: 'We meet weekly.\n\nAnd we write it down.',
        }),
      ),
    )
    expect(passagesOf((await texts(id))[0]?.body ?? '').map((one) => one.text)).toEqual([
      '## What each brings',
      '- Harbor opens two rooms.',
      'We meet weekly.',
      'And we write it down.',
    ])
  })

  it('are declined with a reason by the side with the pen, whoever has it by then', async () => {
    const id = await anAgreement({ body })
    const one = sure(await suggest(coordinator, id)).id
    sure(await hand(coordinator, id, partner))
    expect(code(await decline(coordinator, one))).toBe('agreement_pen_elsewhere')
    sure(await decline(lead, one))
    expect(await look(one)).toMatchObject({
      standing: 'declined',
      outcome: { reason: 'They cost too much.', organizationName: 'Harbor Youth', number: null },
    })
    expect((await texts(id)).length).toBe(1)
    expect(code(await accept(lead, one))).toBe('suggestion_is_declined')
  })

  it('are taken back by the organization that made them, also by undoing', async () => {
    const id = await anAgreement({ body })
    const one = await suggested(id)
    for (const ctx of [coordinator, await world.as('viewer')])
      await expect(withdraw(ctx, one)).rejects.toBeInstanceOf(Forbidden)
    sure(await withdraw(await world.as('representative', partner), one))
    expect((await look(one)).standing).toBe('withdrawn')
    expect(code(await accept(coordinator, one))).toBe('suggestion_is_withdrawn')
    const other = await suggested(id)
    const entry = { id: '', subjectId: other, before: null, after: null }
    expect(await write(lead, (tx) => undoSuggest(tx, entry))).toBeUndefined()
    expect((await look(other)).standing).toBe('withdrawn')
  })

  it('say so when their passage has changed since, and are not put anywhere else', async () => {
    const id = await anAgreement({ body })
    const [books, month] = [
      await suggested(id),
      await suggested(id, { passage: 'We meet every month.', wording: 'We meet.' }),
    ]
    sure(await change(coordinator, id, body.replace('the books', 'two books'), 1))
    expect((await look(books)).passed).toBe(true)
    expect((await look(month)).passed).toBe(false)
    expect(code(await accept(coordinator, books))).toBe('suggestion_passage_changed')
    const shown = await read(coordinator, async (tx) =>
      textWithSuggestions(tx, await readAgreement(tx, id), true),
    )
    expect(shown.passed.map((one) => one.id)).toEqual([books])
    expect(
      shown.passages.flatMap(({ place, suggestions }) => suggestions.map((one) => [place, one.id])),
    ).toEqual([[4, month]])
    sure(await decline(coordinator, books))
    expect((await look(books)).passed).toBe(false)
  })

  it('show word by word what would be different', async () => {
    const id = await anAgreement({ body })
    await suggested(id)
    const shown = await read(lead, async (tx) => textWithSuggestions(tx, await readAgreement(tx, id), true))
    const [one] = shown.passages.flatMap(({ suggestions }) => suggestions)
    expect(changes(one)).toEqual([
      ['same', '• We bring the books'],
      ['added', ' and the pencils'],
      ['same', '.'],
    ])
    expect(one?.mayWithdraw).toBe(true)
  })

  it('draw points and headings, unless it is their mark alone that would be different', async () => {
    const id = await anAgreement({ body })
    const heading = '## What each brings'
    await suggested(id, { passage: heading, wording: '## What all bring' })
    await suggested(id, { passage: heading, wording: '### What each brings' })
    await suggested(id, { wording: '- We bring the books.\n- We bring pencils.' })
    const shown = await read(lead, async (tx) => textWithSuggestions(tx, await readAgreement(tx, id), true))
    const found = shown.passages.flatMap(({ suggestions }) => suggestions)
    expect(found.map((one) => changes(one))).toEqual([
      [
        ['same', 'What '],
        ['removed', 'each brings'],
        ['added', 'all bring'],
      ],
      [
        ['same', '##'],
        ['added', '#'],
        ['same', ' What each brings'],
      ],
      [
        ['same', '• We bring the books.'],
        ['added', '\n• We bring pencils.'],
      ],
    ])
  })

  it('keep a text from its signers until each has its answer', async () => {
    const id = await anAgreement({ body })
    const one = await suggested(id)
    expect(await send(coordinator, id)).toMatchObject({
      code: 'agreement_suggestions_open',
      facts: { count: 1 },
    })
    sure(await decline(coordinator, one))
    sure(await send(coordinator, id))
    expect(code(await suggest(lead, id))).toBe('agreement_is_sent')
  })

  it('are told to the side with the pen, and their answer to whoever made them', async () => {
    const id = await anAgreement({ body, title: 'Books and pencils' })
    sure(await hand(coordinator, id, partner))
    const one = sure(await suggest(coordinator, id)).id
    await world.system.jobs.drain(world.system)
    expect(await told(one)).toEqual([
      {
        personId: lead.actor.personId,
        text: `${coordinator.actor.name} of Host of demo suggests other words for “Books and pencils”.`,
      },
    ])
    sure(await accept(lead, one))
    await world.system.jobs.drain(world.system)
    expect(await told(one)).toContainEqual({
      personId: coordinator.actor.personId,
      text: 'Harbor Youth has accepted what you suggested for “Books and pencils”.',
    })
  })

  it('of others stand on Today of the side with the pen, its own do not', async () => {
    const id = await anAgreement({ body })
    const due = async (ctx: Ctx) =>
      (await read(ctx, (tx) => dueItems(tx, turnsDue)))
        .filter((item) => item.recordId === id)
        .map((item) => item.kind)
    sure(await suggest(coordinator, id, { wording: '- Ours.' }))
    expect(await due(coordinator)).toEqual([])
    const one = await suggested(id)
    expect(await due(coordinator)).toEqual(['agreement.suggestions'])
    expect(await due(lead)).toEqual([])
    sure(await decline(coordinator, one))
    expect(await due(coordinator)).toEqual([])
  })

  it('leave as a spreadsheet, with who suggested what when and what came of it, as far as somebody reads', async () => {
    const id = await anAgreement({ title: 'Rooms and books', body })
    const one = await suggested(id, { wording: '- We bring the books; "all" of them.' })
    const meeting = 'We meet every month.'
    sure(await suggest(await world.as('contributor'), id, { passage: meeting, wording: '', why: '' }))
    sure(await decline(coordinator, one))
    const leaves = async (ctx: Ctx) => {
      const url = new URL(`http://localhost:3000/demo/agreements/${id}/suggestions.csv`)
      const door = {
        system: world.system,
        ctx,
        user: {},
        locale: 'en',
        requestId: 'test',
        answer: new Headers(),
      }
      const answer = await loader({
        params: { workspace: 'demo', agreement: id },
        url,
        request: new Request(url),
        context: { get: () => door },
      } as never)
      expect(answer.headers.get('content-disposition')).toContain('suggestions-Rooms')
      return parse(await answer.text(), { bom: true, columns: true })
    }
    for (const ctx of [coordinator, lead])
      expect(await leaves(ctx)).toMatchObject([
        {
          id: one,
          agreementId: id,
          textVersion: '1',
          // No program takes it for a formula.
          passage: "'- We bring the books.",
          wording: `'- We bring the books; "all" of them.`,
          why: 'There were none last time.',
          organization: 'Harbor Youth',
          person: lead.actor.name,
          suggestedAt: '2026-03-31T12:00:00.000Z',
          standing: 'declined',
          reason: 'They cost too much.',
          becameTextVersion: '',
          settledBy: 'Host of demo',
          settledByPerson: coordinator.actor.name,
          settledAt: '2026-03-31T12:00:00.000Z',
        },
        {
          passage: meeting,
          wording: '',
          standing: 'open',
          settledBy: '',
          settledByPerson: '',
          settledAt: '',
        },
      ])
    await expect(leaves(await world.as('lead', stranger))).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('are listed page by page under reach, and read by an organization that has left as they stood then', async () => {
    const other = await world.organization('Oak Street')
    const here = await makePartnership(world, [other])
    const { id } = sure(await write(coordinator, (tx) => draftAgreement(tx, here, agreementFields({ body }))))
    const one = sure(await suggest(coordinator, id)).id
    sure(await suggest(coordinator, id, { wording: '- Second.' }))
    const list = (ctx: Ctx, limit = 1) =>
      read(ctx, (tx) => listSuggestions(tx, { agreementId: id, cursor: null, limit }))
    expect(await list(coordinator)).toMatchObject({
      total: 2,
      items: [{ id: one }],
      next: expect.any(String),
    })
    expect(await list(await world.as('lead', stranger))).toMatchObject({ total: 0, items: [] })
    await letLeave(world, here, other, new Date('2026-03-31T18:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    const later = await world.as('coordinator')
    sure(await accept(later, one))
    const last = sure(await suggest(later, id, { passage: 'We meet every month.', wording: 'Later.' })).id
    const left = await world.as('lead', other)
    expect(
      (await read(left, (tx) => suggestionsOf(tx, id))).map(({ id: each, standing }) => [each, standing]),
    ).toEqual([
      [one, 'open'],
      [expect.any(String), 'open'],
    ])
    await expect(look(last, left)).rejects.toBeInstanceOf(NotFound)
    const along = (ctx: Ctx) => read(ctx, (tx) => rowsLeaving(tx, exportedSuggestions, here))
    expect(await along(later)).toMatchObject([
      {
        agreementId: id,
        textVersion: 1,
        passage: '- We bring the books.',
        wording: '- We bring the books and the pencils.',
        standing: 'accepted',
        becameTextVersion: 2,
        organization: 'Host of demo',
      },
      { wording: '- Second.', standing: 'open' },
      { id: last, standing: 'open' },
    ])
    expect(await along(left)).toMatchObject([
      { id: one, standing: 'open', becameTextVersion: null, settledBy: null, settledAt: null },
      {},
    ])
    expect(await along(left)).toHaveLength(2)
    for (const other of [await world.as('lead', stranger), await (await world.another()).as('owner')])
      expect(await along(other)).toEqual([])
  })
})
