/** The little of the tar format (ustar) that a backup needs: plain files, in order, read and written as they stream by. */

const block = 512

/** The header of a file that follows. Names have 100 bytes at most. */
export function tarHeader(name: string, size: number, modifiedAt: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`a name too long for the archive: ${name}`)
  const header = Buffer.alloc(block)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(modifiedAt.getTime() / 1000), 12), 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What fills a file's last block. */
export const tarPadding = (size: number): Buffer => Buffer.alloc((block - (size % block)) % block)

export const tarEnd = (): Buffer => Buffer.alloc(2 * block)

/** The stream is not a whole tar file. */
export class NotTar extends Error {}

export interface TarEntry {
  name: string
  size: number
  /** Must be read to its end before the next entry is asked for. */
  content: AsyncGenerator<Buffer>
}

/** The files of an archive in order. Throws NotTar when it ends early or is something else. */
export async function* readTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new Source(stream)
  for (;;) {
    const header = await source.take(block)
    if (header.every((byte) => byte === 0)) return
    const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 136), 8)
    if (text(257, 262) !== 'ustar' || Number.isNaN(size) || !sumIsRight(header))
      throw new NotTar('not a tar file')
    const content = source.part(size)
    yield { name: text(0, 100), size, content }
    await source.take(tarPadding(size).length)
  }
}

function sumIsRight(header: Buffer): boolean {
  const blanked = Buffer.from(header)
  blanked.fill(' ', 148, 156)
  return (
    blanked.reduce((total, byte) => total + byte, 0) ===
    Number.parseInt(header.toString('latin1', 148, 154), 8)
  )
}

/** A stream taken in pieces of any length, holding no more than one chunk of it. */
class Source {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** At least one byte and at most so many. */
  async #some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next()
      if (next.done) throw new NotTar('the archive ends early')
      this.#rest = next.value
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.part(length)) parts.push(part)
    return Buffer.concat(parts)
  }

  async *part(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      const some = await this.#some(left)
      left -= some.length
      yield some
    }
  }
}
