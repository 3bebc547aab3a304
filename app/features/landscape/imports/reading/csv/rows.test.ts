import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../limits.ts'
import type { ImportProblem } from '../problem.ts'
import { sniffDelimiter } from './delimiter.ts'
import { type CsvOptions, type Row, readCsv } from './rows.ts'

async function read(pieces: string | string[], options: Partial<CsvOptions> = {}) {
  async function* text() {
    yield* [pieces].flat()
  }
  const rows: Row[] = []
  const problems: ImportProblem[] = []
  let headings: string[] = []
  for await (const event of readCsv(text(), { file: 'a.csv', limits: defaultLimits, ...options })) {
    if (event.type === 'row') rows.push(event.row)
    else if (event.type === 'problem') problems.push(event.problem)
    else headings = event.headings
  }
  return { rows, problems, headings, cells: rows.map((row) => row.cells) }
}

const codes = (problems: ImportProblem[]) => problems.map(({ row, code }) => [row, code])

describe('reading CSV', () => {
  it('gives cells their headings and rows their lines, line ends in quotes included', async () => {
    const { rows, problems } = await read('a,b\n1,"x\r\ny\nz"\n\n3,4\r\n5,6\r7,8')
    expect(rows).toEqual([
      { line: 2, cells: { a: '1', b: 'x\r\ny\nz' } },
      { line: 6, cells: { a: '3', b: '4' } },
      { line: 7, cells: { a: '5', b: '6' } },
      { line: 8, cells: { a: '7', b: '8' } },
    ])
    expect(problems).toEqual([])
  })

  it.each([
    ['semicolon', 'a;b\n1,5;2\n2,5;3', ';'],
    ['tab', 'a\tb c, d\n1\t2', '\t'],
    ['pipe', 'a|b\n1|2', '|'],
    ['comma', 'a,b\n"1;2;3",4', ','],
    ['comma for one column', 'a\n1', ','],
  ])('finds the delimiter: %s', (_, text, delimiter) => {
    expect(sniffDelimiter(text)).toBe(delimiter)
  })

  it('keeps ragged rows and reports them with their line', async () => {
    const { cells, problems } = await read('a,b\n1\n1,2,3\n1,2,,\n')
    expect(cells).toEqual([
      { a: '1', b: '' },
      { a: '1', b: '2', 'column 3': '3' },
      { a: '1', b: '2' },
    ])
    expect(codes(problems)).toEqual([
      [2, 'row_short'],
      [3, 'row_long'],
    ])
  })

  it('names blank and repeated headings, and one that would vanish as a key', async () => {
    const { headings, problems } = await read('a,,a,__proto__\n1,2,3,4')
    expect(headings).toEqual(['a', 'column 2', 'a (2)', 'column 4'])
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['header_empty', 'column 2'],
      ['header_repeated', 'a (2)'],
      ['header_empty', 'column 4'],
    ])
  })

  it('leaves out a title above the headings and does without headings where there are none', async () => {
    const titled = await read('Partners 2024,,\nname,email,phone\nA,a@example.org,1')
    expect(titled.cells).toEqual([{ name: 'A', email: 'a@example.org', phone: '1' }])
    expect(codes(titled.problems)).toEqual([[1, 'title_skipped']])
    const headless = await read('A,a@example.org\nB,b@example.org')
    expect(headless.cells).toHaveLength(2)
    expect(headless.headings).toEqual(['column 1', 'column 2'])
    expect(codes(headless.problems)).toEqual([[1, 'header_missing']])
  })

  it('reads a stray quote as text and says where', async () => {
    const { cells, problems } = await read('a,b\n5" pipe,x\n"he" said,y')
    expect(cells).toEqual([
      { a: '5" pipe', b: 'x' },
      { a: 'he said', b: 'y' },
    ])
    expect(codes(problems)).toEqual([
      [2, 'quote_stray'],
      [3, 'quote_stray'],
    ])
  })

  it('goes on after a quote that is never closed', async () => {
    const { rows, problems } = await read('a,b\n1,"open\n2,x\n3,y\n')
    expect(rows.map(({ line, cells }) => [line, cells.b])).toEqual([
      [2, '"open'],
      [3, 'x'],
      [4, 'y'],
    ])
    expect(codes(problems)).toEqual([[2, 'quote_unclosed']])
  })

  it('follows an open quote no further than the bound', async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `${index},value\n`)
    const { rows, problems } = await read(['a,b\n0,"open\n', ...lines], {
      delimiter: ',',
      limits: { ...defaultLimits, recordChars: 200 },
    })
    expect(rows).toHaveLength(101)
    expect(codes(problems)).toEqual([[2, 'quote_unclosed']])
  })

  it('stops at a line without end, keeping what came before', async () => {
    const pieces = ['a,b\n1,2\n', ...Array.from({ length: 700 }, () => 'x'.repeat(100))]
    const limits = { ...defaultLimits, recordChars: 1000 }
    const { rows, problems } = await read(pieces, { delimiter: ',', limits })
    expect(rows).toHaveLength(1)
    expect(codes(problems)).toEqual([[3, 'line_too_long']])
  })

  it('cuts a cell at its limit and says so', async () => {
    const { cells, problems } = await read(`a\n${'x'.repeat(20_001)}`)
    expect(cells[0]?.a).toHaveLength(20_000)
    expect(problems).toMatchObject([
      { row: 2, column: 'a', code: 'cell_cut', facts: { length: 20_001, limit: 20_000 } },
    ])
  })

  it('keeps a cell that starts like a formula as text, with a warning only for = and @', async () => {
    const { cells, problems } = await read('a,b,c,d\n=1+1,@SUM(A1),-5,+1 650\n')
    expect(cells).toEqual([{ a: '=1+1', b: '@SUM(A1)', c: '-5', d: '+1 650' }])
    expect(problems.map(({ code, column }) => [code, column])).toEqual([
      ['formula_like', 'a'],
      ['formula_like', 'b'],
    ])
  })

  it('says that an empty file is empty', async () => {
    expect(codes((await read('\n\n')).problems)).toEqual([[null, 'file_empty']])
  })

  it('gives rows before the text has ended', async () => {
    let pulled = 0
    async function* endless() {
      yield 'a,b\n'
      for (;;) {
        pulled += 1
        yield '1,2\n'.repeat(1000)
      }
    }
    let rows = 0
    for await (const event of readCsv(endless(), { file: 'a.csv', limits: defaultLimits })) {
      if (event.type === 'row') rows += 1
      if (rows === 50_000) break
    }
    expect(pulled).toBeLessThan(80)
  })

  it('reads back any table written as CSV, however it is cut into pieces', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '\t', '=', '😀'),
    })
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
    const quote = (value: string) => `"${value.replaceAll('"', '""')}"`
    const bare = (value: string) => (/[",;\r\n\t]|^\s*$/.test(value) ? quote(value) : value)
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, size, end) => {
          const headings = rows[0]?.map((_, index) => `h${index}`) ?? []
          const text = [headings, ...rows].map((row) => row.map(bare).join(',')).join(end) + end
          const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
          const { cells } = await read(pieces, { delimiter: ',' })
          expect(cells.map((row) => Object.values(row))).toEqual(rows)
        },
      ),
    )
  })
})
