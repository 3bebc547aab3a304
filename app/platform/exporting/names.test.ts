import { describe, expect, it } from 'vitest'
import { nameFiles } from './names.server.ts'

const named = (...names: string[]) => {
  const name = nameFiles()
  return names.map(name)
}

describe('names of files in a folder', () => {
  it('stay as they are where they can', () => {
    expect(named('Minutes of May.docx', 'Łódź – niños.pdf')).toEqual([
      'Minutes of May.docx',
      'Łódź – niños.pdf',
    ])
  })

  it('are never the same twice, also where only case or the way of an accent differs', () => {
    expect(named('a.pdf', 'a.pdf', 'A.PDF', 'nin\u0303o.txt', 'niño.txt', 'a (2).pdf')).toEqual([
      'a.pdf',
      'a (2).pdf',
      'A (3).PDF',
      'niño.txt',
      'niño (2).txt',
      'a (2) (2).pdf',
    ])
  })

  it('lead nowhere, hide nothing and open on every system', () => {
    expect(
      named(
        '../../etc/passwd',
        '..\\..\\boot.ini',
        '.bashrc',
        '...',
        'C:\\CON.txt',
        'lpt1',
        'end. . ',
        'invoice\u202Efdp.exe',
        'a\u0000b\r\nc.txt',
        '',
        '-rf',
      ),
    ).toEqual([
      'passwd',
      'boot.ini',
      'bashrc',
      'file',
      '_CON.txt',
      '_lpt1',
      'end',
      'invoicefdp.exe',
      'abc.txt',
      'file (2)',
      'rf',
    ])
  })

  it('keep their ending when they are too long, and no half letter', () => {
    const [long = ''] = named(`${'ñ'.repeat(400)}.pdf`)
    expect(Buffer.byteLength(long)).toBeLessThanOrEqual(150)
    expect(long).toMatch(/^ñ+\.pdf$/)
  })
})
