/** Bytes that can be read more than once. `file` is the name under which problems are reported. */
export type ByteSource = { file: string; open(): AsyncIterable<Uint8Array> }

export type Encoding = { label: string /** Neither declared nor certain. */; guessed: boolean }

const boms: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Reads the bytes once, to the first that can't be UTF-8. A mark at the start settles it; a file that is not
 * UTF-8 is taken for what `declared` says, else for windows-1252. */
export async function detectEncoding(source: ByteSource, declared?: string): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const bytes of source.open()) {
      if (first) {
        const marked = byMark(bytes) ?? byNuls(bytes)
        if (marked && marked !== 'utf-8') return { label: marked, guessed: false }
        const label = declaredLabel(declared)
        if (!marked && label && label !== 'utf-8') return { label, guessed: false }
        first = false
      }
      utf8.decode(bytes, { stream: true })
    }
    utf8.decode()
    return { label: 'utf-8', guessed: false }
  } catch (error) {
    if (error instanceof TypeError) return { label: 'windows-1252', guessed: true }
    throw error
  }
}

/** Text in pieces, without the mark at its start and without NUL, which no database keeps.
 * `onNul` hears how many were removed from each piece. */
export async function* decode(
  source: ByteSource,
  label: string,
  onNul: (count: number) => void,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(label)
  for await (const bytes of source.open()) {
    const text = withoutNul(decoder.decode(bytes, { stream: true }), onNul)
    if (text !== '') yield text
  }
  const rest = withoutNul(decoder.decode(), onNul)
  if (rest !== '') yield rest
}

function withoutNul(text: string, onNul: (count: number) => void): string {
  if (!text.includes('\0')) return text
  const kept = text.replaceAll('\0', '')
  onNul(text.length - kept.length)
  return kept
}

/** Whether bytes are text of two bytes a letter, by the mark at their start or by their NULs. */
export const isWide = (bytes: Uint8Array): boolean => (byMark(bytes) ?? byNuls(bytes) ?? 'utf-8') !== 'utf-8'

function byMark(bytes: Uint8Array): string | null {
  return boms.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null
}

/** UTF-16 without a mark has a NUL beside nearly every Latin letter. */
function byNuls(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 1000)
  const nuls = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = nuls
  const most = sample.length * 0.35
  if (odd > most && even < most / 8) return 'utf-16le'
  return even > most && odd < most / 8 ? 'utf-16be' : null
}

function declaredLabel(declared: string | undefined): string | null {
  if (!declared) return null
  try {
    return new TextDecoder(declared).encoding
  } catch {
    return null
  }
}
