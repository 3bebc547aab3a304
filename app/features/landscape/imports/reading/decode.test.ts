import { describe, expect, it } from 'vitest'
import { type ByteSource, decode, detectEncoding } from './decode.ts'

function source(...pieces: (number[] | Uint8Array)[]): ByteSource {
  return {
    file: 'a.csv',
    async *open() {
      for (const piece of pieces) yield Uint8Array.from(piece)
    },
  }
}

async function read(from: ByteSource, declared?: string) {
  const encoding = await detectEncoding(from, declared)
  let text = ''
  let nuls = 0
  for await (const piece of decode(from, encoding.label, (count) => {
    nuls += count
  })) {
    text += piece
  }
  return { ...encoding, text, nuls }
}

const utf8 = new TextEncoder().encode('año 😀')
const utf16 = (text: string) =>
  [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8])

describe('decoding', () => {
  it('reads UTF-8 whose letters are cut between pieces, with and without its mark', async () => {
    const pieces = [...utf8].map((byte) => [byte])
    expect(await read(source(...pieces))).toEqual({ label: 'utf-8', guessed: false, text: 'año 😀', nuls: 0 })
    expect((await read(source([0xef, 0xbb, 0xbf], ...pieces))).text).toBe('año 😀')
  })

  it('reads UTF-16 by its mark, or by its NULs without one', async () => {
    expect(await read(source([0xff, 0xfe, ...utf16('añ,b')]))).toMatchObject({
      label: 'utf-16le',
      text: 'añ,b',
      nuls: 0,
    })
    const big = utf16('name,b').map((_, index, bytes) => bytes[index ^ 1] ?? 0)
    expect(await read(source([0xfe, 0xff, ...big]))).toMatchObject({ label: 'utf-16be', text: 'name,b' })
    expect(await read(source(utf16('name,b')))).toMatchObject({ label: 'utf-16le', text: 'name,b' })
    expect(await read(source(big))).toMatchObject({ label: 'utf-16be', text: 'name,b' })
  })

  it('takes anything else for windows-1252 and says that it guessed', async () => {
    const bytes = [0x61, 0xf1, 0x6f, 0x20, 0x80, 0x93]
    expect(await read(source(bytes))).toMatchObject({ label: 'windows-1252', guessed: true, text: 'año €“' })
  })

  it('finds what is wrong late in a file', async () => {
    expect(await detectEncoding(source(utf8, utf8, [0xe9, 0x2c]))).toEqual({
      label: 'windows-1252',
      guessed: true,
    })
  })

  it('believes a declared encoding but not a declared UTF-8 that is none', async () => {
    expect(await read(source([0xa4]), 'iso-8859-15')).toMatchObject({ guessed: false, text: '€' })
    expect(await read(source([0xf1]), 'utf-8')).toMatchObject({ label: 'windows-1252', guessed: true })
    expect(await read(source(utf8), 'no such thing')).toMatchObject({ label: 'utf-8', guessed: false })
  })

  it('removes NUL and counts what it removed', async () => {
    expect(await read(source([0x61, 0x62, 0x63, 0, 0x64], [0x65, 0, 0x66, 0x67]))).toMatchObject({
      text: 'abcdefg',
      nuls: 2,
    })
  })
})
