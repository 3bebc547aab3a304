import { createHash } from 'node:crypto'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { columnWord } from '#platform/exporting/columns.ts'
import { Threads } from '#platform/threads/threads.server.ts'
import { openScene } from './factories.ts'

describe('a partnership taken along', async () => {
  const { world, id, host, lead, dossier, everything, close } = await openScene()
  afterAll(close)

  it('is everything as a zip that another program unpacks and whose hashes are true', async () => {
    const { names, text } = await everything(host)
    const manifest = text('manifest-sha256.txt').trimEnd().split('\n')
    expect(manifest).toHaveLength(names.size - 1)
    for (const line of manifest) {
      const [hash, name = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(names.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(hash)
    }
    expect(names.get('dossier.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('holds a table for each kind of record, as CSV and JSON alike, under the same columns', async () => {
    const { names, text, rows } = await everything(host)
    expect(rows('goals')).toMatchObject([{ what: 'A hundred pupils', target: '90' }])
    expect(rows('commitments')).toMatchObject([{ text: 'Bring lamps' }])
    expect(rows('visions')).toMatchObject([{ number: '1', text: 'A quiet table for every child.' }])
    expect(rows('lamps')).toEqual([{ id: 'l1', watt: '40' }])
    for (const name of names.keys())
      if (name.endsWith('.json')) {
        const columns = Object.keys(JSON.parse(text(name))[0] ?? {})
        if (columns.length > 0) expect(text(name.replace('.json', '.csv'))).toContain(columns.join(','))
      }
    expect(text('data/touchpoints.csv')).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('holds no transaction while a page is laid out', async () => {
    let open = 0
    const { database } = world.system
    const transaction = database.transaction.bind(database)
    const counting = vi.spyOn(database, 'transaction').mockImplementation(async (as, work) => {
      open += 1
      try {
        return await transaction(as, work)
      } finally {
        open -= 1
      }
    })
    const during: number[] = []
    const run = Threads.prototype.run
    const laying = vi.spyOn(Threads.prototype, 'run').mockImplementation(function (this: typeof run, task) {
      during.push(open)
      return run.call(this, task)
    })
    try {
      const { names } = await everything(host)
      expect([...names.keys()]).toContain('agreements/How we share the room.pdf')
      // The dossier and the agreement.
      expect(during).toEqual([0, 0])
    } finally {
      counting.mockRestore()
      laying.mockRestore()
    }
  })

  it('has what was suggested for agreements and whose turn it was, equity, and the workspace’s own questions', async () => {
    const { names, rows } = await everything(lead)
    expect(rows('agreement-turns')).toMatchObject([{ organization: 'Host of demo', wanted: '' }])
    expect(rows('agreement-suggestions')).toMatchObject([
      { wording: 'We sweep it together.', standing: 'open' },
    ])
    expect(rows('equity')).toContainEqual(
      expect.objectContaining({ what: 'promised', organization: 'Host of demo', months: '12' }),
    )
    for (const name of ['pulse-items', 'pulse-item-figures']) expect(names.has(`data/${name}.csv`)).toBe(true)
  })

  it('lays files in as they are: equal names apart, hostile names made harmless, each beside its record', async () => {
    const { names, rows, text } = await everything(host)
    const laid = [...names.keys()].filter((name) => name.startsWith('files/') || name.startsWith('plans/'))
    expect(laid).toEqual(['files/minutes.txt', 'files/Minutes (2).TXT', 'files/evil.txt', 'plans/plan.txt'])
    expect(laid.map((name) => text(name))).toEqual(['First', 'Second', 'Third', 'A plan'])
    expect(rows('documents')).toMatchObject([
      { path: 'files/minutes.txt', recordKind: 'partnership', recordId: id, bytes: '5' },
      { path: 'files/Minutes (2).TXT' },
      { path: 'files/evil.txt' },
      { path: 'agreements/How we share the room.pdf', recordKind: 'agreement' },
      { path: 'plans/plan.txt', recordKind: 'plan' },
      { path: '', name: 'too-large.bin', sha256: '' },
    ])
    expect(text('README.txt')).toContain('One document did not fit')
  })

  it('gives each side its own texts, marked, and never those of the other', async () => {
    for (const [ctx, own, other] of [
      [host, 'Host keeps this', 'Harbor keeps this'],
      [lead, 'Harbor keeps this', 'Host keeps this'],
    ] as const) {
      const { names, rows } = await everything(ctx)
      expect(rows('touchpoints')).toContainEqual(
        expect.objectContaining({ summary: own, audience: 'organization' }),
      )
      const all = Buffer.concat([...names.values()]).toString('utf8')
      expect(all).not.toContain(other)
      expect(all).not.toContain('Secret reason')
      expect(all).not.toContain('A confidential worry')
      expect(rows('concerns')).toMatchObject([{ summary: 'A open worry' }])
    }
  })

  it('names every file and every column in words, in the language of the reader', async () => {
    const english = await everything(host)
    const readme = english.text('README.txt')
    for (const name of english.names.keys()) expect(readme).toContain(name)
    const spanish = await everything({ ...host, locale: 'es' })
    expect(spanish.text('README.txt')).toContain('DÓNDE ESTÁ CADA COSA')
    expect(spanish.text('README.txt')).toContain('Las metas, también las cerradas.')
    const pages = await dossier({ ...host, locale: 'es' })
    expect(pages[0]).toContain('Dossier de la alianza')
    expect(pages[0]).toMatch(/Contenido Visión 2/)
    expect(pages[0]).toContain('Página 1 de')
  })

  it('has a word for every column that any noun sends along', () => {
    const untold = world.system.registry.exports.flatMap(({ name, columns, ofPartnership }) =>
      ofPartnership === undefined
        ? []
        : columns
            .filter((column) => columnWord(column, ofPartnership.columns) === null)
            .map((column) => `${name}.${column}`),
    )
    expect(untold).toEqual([])
  })
})
