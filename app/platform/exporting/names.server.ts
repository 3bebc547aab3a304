import { cleanName } from '../files/file.ts'

/** Names that Windows keeps for its devices, with any ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Names for files in one folder, none twice, also where the letters' case or the way their accents are written makes
 * no difference. What somebody called a file can't lead out of the folder, hide it or stop it from being unpacked.
 */
export function nameFiles(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const safe = safeName(name)
    const { stem, ending } = partsOf(safe)
    let free = safe
    for (let count = 2; taken.has(keyOf(free)); count += 1) free = `${stem} (${count})${ending}`
    taken.add(keyOf(free))
    return free
  }
}

const keyOf = (name: string) => name.normalize('NFC').toLowerCase()

/** One name as every system takes it: of one folder, without signs that turn the reading direction, of 150 bytes at most. */
function safeName(name: string): string {
  const plain = cleanName(name)
    .normalize('NFC')
    // Signs that are not seen: those that turn the direction hide an ending.
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/^[.\s~-]+/, '')
    .replace(/[.\s]+$/, '')
  const { stem, ending } = partsOf(plain)
  const short = `${cut(stem, 150 - Buffer.byteLength(ending))}${ending}`
  if (short === '') return 'file'
  return devices.test(short) ? `_${short}` : short
}

function partsOf(name: string): { stem: string; ending: string } {
  const ending = /.(\.[\p{L}\p{N}]{1,10})$/u.exec(name)?.[1] ?? ''
  return { stem: name.slice(0, name.length - ending.length), ending }
}

/** As many whole letters as fit. */
function cut(text: string, bytes: number): string {
  let kept = ''
  for (const letter of text) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(letter) > bytes) break
    kept += letter
  }
  return kept.trimEnd()
}
