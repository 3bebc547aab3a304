/** Remembers on which line a text was first met, in 12 bytes a text: only a 64-bit hash of it is kept, so that a
 * million ids fit where a set of strings would not. Two of a million texts are confused once in thirty million files. */
export class SeenRows {
  #size = 0
  #high = new Uint32Array(1024)
  #low = new Uint32Array(1024)
  #lines = new Uint32Array(1024)

  /** The line on which `text` was met before, or null if it is new; `line` is counted from 1. */
  add(text: string, line: number): number | null {
    if (this.#size * 2 > this.#lines.length) this.#grow()
    const [high, low] = hash(text)
    const slot = this.#slot(high, low)
    const first = this.#lines[slot]
    if (first) return first
    this.#put(slot, high, low, line)
    this.#size += 1
    return null
  }

  #slot(high: number, low: number): number {
    const mask = this.#lines.length - 1
    let slot = low & mask
    while (this.#lines[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & mask
    return slot
  }

  #put(slot: number, high: number, low: number, line: number) {
    this.#high[slot] = high
    this.#low[slot] = low
    this.#lines[slot] = line
  }

  #grow() {
    const [highs, lows, lines] = [this.#high, this.#low, this.#lines]
    const length = lines.length * 2
    this.#high = new Uint32Array(length)
    this.#low = new Uint32Array(length)
    this.#lines = new Uint32Array(length)
    lines.forEach((line, index) => {
      const [high, low] = [highs[index] ?? 0, lows[index] ?? 0]
      if (line !== 0) this.#put(this.#slot(high, low), high, low, line)
    })
  }
}

/** Two independent multiplicative hashes, each stirred once more at the end so that low bits depend on all letters. */
function hash(text: string): [number, number] {
  let high = 0x9e3779b1
  let low = 0x85ebca6b
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x5bd1e995)
    low ^= low >>> 15
  }
  high = Math.imul(high ^ (high >>> 16), 0x7feb352d)
  low = Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  return [(high ^ (high >>> 15)) >>> 0, (low ^ (low >>> 16)) >>> 0]
}
