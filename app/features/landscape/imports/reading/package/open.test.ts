import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openAndRead as open, withFolder } from '../testing.server.ts'

const table = 'id,name\n1,A\n'

describe('opening a package', () => {
  it('opens a CSV file and a folder alike', async () => {
    await withFolder(
      { 'set/a.csv': table, 'set/deep/b.TSV': 'id\tname\n2\tB', 'set/.hidden.csv': table },
      async (folder) => {
        expect(await open(join(folder, 'set/a.csv'))).toEqual({
          name: 'a',
          files: ['a a.csv'],
          rows: [{ id: '1', name: 'A' }],
          problems: [],
        })
        const whole = await open(join(folder, 'set'))
        expect(whole).toMatchObject({ name: 'set', files: ['a a.csv', 'b deep/b.TSV'], problems: [] })
        expect(whole.rows).toHaveLength(2)
      },
    )
  })

  it('reads the files that a package description names, in the way it says', async () => {
    const description = {
      name: 'town-directory',
      resources: [
        { path: 'tmp/data/a.csv', encoding: 'iso-8859-15', dialect: { delimiter: '|' } },
        { path: '../outside.csv' },
        { path: 'https://example.org/x.csv' },
        { path: 'gone.csv' },
      ],
    }
    const files = {
      'set/datapackage.json': JSON.stringify(description),
      'set/data/a.csv': Uint8Array.from([...Buffer.from('id|name\n1|x,'), 0xa4]),
      'set/other.csv': table,
      'outside.csv': table,
    }
    await withFolder(files, async (folder) => {
      for (const path of ['set', 'set/datapackage.json']) {
        expect(await open(join(folder, path))).toEqual({
          name: 'town-directory',
          files: ['a data/a.csv'],
          rows: [{ id: '1', name: 'x,€' }],
          problems: [
            'resource_outside datapackage.json',
            'resource_outside datapackage.json',
            'resource_missing datapackage.json',
            'file_ignored other.csv',
          ],
        })
      }
    })
  })

  it('reads the files beside a description that is none', async () => {
    await withFolder({ 'datapackage.json': '../../datapackage.json', 'a.csv': table }, async (folder) => {
      expect((await open(folder)).problems).toEqual(['description_invalid datapackage.json'])
    })
  })

  it('bounds JSON, and reports NULs in a table', async () => {
    await withFolder({ 'a.json': '[]  ', 'b.csv': 'id,name\n1,A\0\0\n' }, async (folder) => {
      await expect(open(join(folder, 'a.json'), { jsonBytes: 3 })).rejects.toThrow(
        'a.json is larger than 0 MB',
      )
      expect(await open(join(folder, 'b.csv'))).toMatchObject({
        rows: [{ name: 'A' }],
        problems: ['nul_removed b.csv'],
      })
    })
  })

  it('says which files it left out', async () => {
    const files = {
      'a.csv': table,
      'b.xlsx': 'x',
      'c.json': '{}',
      'LICENSE.md': 'free',
      'README.txt': 'read me',
    }
    await withFolder(files, async (folder) => {
      expect((await open(folder)).problems).toEqual(['file_ignored b.xlsx', 'file_ignored c.json'])
    })
  })

  it.each([
    ['nothing.csv', 'There is no file or folder at'],
    ['b.xlsx', 'b.xlsx is not a file that can be read here'],
    ['empty', 'empty holds no table that could be read.'],
    ['broken.zip', 'The zip file broken.zip is damaged or is not a zip file.'],
    ['broken.json', 'broken.json is not valid JSON'],
    ['list.json', 'list.json holds no organizations'],
    ['two', 'two holds several data sets: in, out. Choose one of them.'],
  ])('refuses %s in one sentence', async (path, sentence) => {
    const files = {
      'b.xlsx': 'x',
      'empty/notes.md': '',
      'broken.zip': 'PK\u0003\u0004 no more',
      'broken.json': '{',
      'list.json': '[1, {"a": 2}]',
      'two/in/organizations.csv': table,
      'two/out/organizations.csv': table,
    }
    await withFolder(files, async (folder) => {
      await expect(open(join(folder, path))).rejects.toThrow(sentence)
    })
  })
})
