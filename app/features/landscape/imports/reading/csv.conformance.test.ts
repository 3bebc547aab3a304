import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from './limits.ts'
import { openPackage } from './package/open.server.ts'
import type { ImportProblem } from './problem.ts'
import { dataFolder, hasData } from './testing.server.ts'

const folder = join(dataFolder, 'csv')
const list = (path: string, ending: string) =>
  hasData ? readdirSync(join(folder, path)).filter((name) => name.endsWith(ending)) : []

async function readTable(path: string) {
  const opened = await openPackage(path, defaultLimits)
  const rows: { line: number; cells: Record<string, string> }[] = []
  const problems: ImportProblem[] = []
  let headings: string[] = []
  for await (const event of opened.tables[0]?.read() ?? []) {
    if (event.type === 'row') rows.push(event.row)
    else if (event.type === 'problem') problems.push(event.problem)
    else headings = event.headings
  }
  await opened.close()
  return { rows, problems, headings, codes: [...new Set(problems.map(({ code }) => code))].sort() }
}

describe.runIf(hasData)('CSV files of others', () => {
  const spectrum = list('csv-spectrum/csvs', '.csv')

  it('finds the whole spectrum', () => expect(spectrum).toHaveLength(11))

  it.each(spectrum)('reads the spectrum as published: %s', async (name) => {
    const { rows, problems } = await readTable(join(folder, 'csv-spectrum/csvs', name))
    const published = JSON.parse(
      readFileSync(join(folder, 'csv-spectrum/json', name.replace('.csv', '.json')), 'utf8'),
    )
    // Checkouts without carriage returns hold the CRLF file as the plain one.
    const text = readFileSync(join(folder, 'csv-spectrum/csvs', name), 'utf8')
    const expected = text.includes('\r')
      ? published
      : JSON.parse(JSON.stringify(published).replaceAll('\\r\\n', '\\n'))
    expect(rows.map(({ cells }) => cells)).toEqual(expected)
    expect(problems).toEqual([])
  })

  it.each([
    ['accent.csv', 2, 17, []],
    ['doublequote.csv', 5, 17, []],
    ['encoding-issue-274.csv', 507, 17, []],
    ['issue-277.csv', 75, 71, []],
    ['issue-493.csv', 9, 126, []],
    ['issue-811.csv', 7904, 26, ['encoding_guessed']],
    ['number-test.csv', 13, 6, []],
    ['table-with-accents.csv', 638, 8, ['encoding_guessed']],
    ['wide.csv', 3, 9074, []],
  ])('reads %s and says what is odd about it', async (name, rowCount, columns, codes) => {
    const { rows, headings, codes: found } = await readTable(join(folder, 'frictionless', name))
    expect({ rows: rows.length, columns: headings.length, codes: found }).toEqual({
      rows: rowCount,
      columns,
      codes,
    })
  })

  it('reads Western European letters of a file that is not UTF-8', async () => {
    const { rows, headings } = await readTable(join(folder, 'frictionless/table-with-accents.csv'))
    expect(headings).toContain('Année')
    expect(rows[0]?.cells['Occupancy rate']).toBe('0,611553068')
    const towns = await readTable(join(folder, 'frictionless/issue-811.csv'))
    expect(towns.headings[6]).toBe('Denominazione in italiano')
    expect(towns.headings[1]).toContain('Unità')
  })
})
