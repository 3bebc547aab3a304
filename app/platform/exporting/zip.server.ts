import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  /** Folders apart by `/`. */
  path: string
  at: Date
  bytes: AsyncIterable<Uint8Array>
  /** It is small already, like a picture, and laid in as it is. */
  packed?: boolean
}

/** A zip in pieces, made while they are taken: no entry is in memory as a whole, and nothing is read ahead. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    failure ??= error
    made.push(chunk)
  })
  const ready = () => {
    if (failure !== null) throw failure
    const pieces = made
    made = []
    return pieces
  }
  for await (const { path, at, bytes, packed = false } of entries) {
    const entry = packed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = at
    zip.add(entry)
    for await (const piece of bytes) {
      // Deflate answers an empty piece with nothing, and only the last may be empty.
      if (piece.length > 0) entry.push(piece)
      yield* ready()
    }
    entry.push(new Uint8Array(), true)
    yield* ready()
  }
  zip.end()
  yield* ready()
}

/** Pieces as a body that is filled as fast as it is read. */
export function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await pieces.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
