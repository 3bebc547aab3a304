/** One record of a CSV text, before its cells have names. */
export type RawRecord = {
  /** Line on which the record starts, counted from 1. */
  line: number
  cells: string[]
  /** A quotation mark stood where none belongs and was read as text. */
  stray: boolean
  /** A quotation mark was never closed, so the record ends with its first line. */
  unclosed: boolean
}

type Cut = { record: RawRecord; next: number; lines: number; blank: boolean }

const LF = 10
const CR = 13
const SPACE = 32

/** Cuts text that arrives in pieces into records. A quote may hold line ends, so a record that is not complete
 * yet is looked at again with the next piece; `recordChars` bounds how much an open quote can swallow. */
export class RecordCutter {
  #buffer = ''
  #at = 0
  #line = 1
  #final = false
  /** Set where a line went beyond the bound; nothing more is read then. */
  tooLong = false
  readonly #delimiter: number
  readonly #quote: string
  readonly #bound: number

  constructor(options: { delimiter: string; quote?: string | undefined; recordChars: number }) {
    this.#delimiter = options.delimiter.charCodeAt(0)
    this.#quote = options.quote ?? '"'
    this.#bound = options.recordChars
  }

  /** The line that is read next. */
  get line(): number {
    return this.#line
  }

  push(text: string): RawRecord[] {
    this.#buffer = this.#buffer.slice(this.#at) + text
    this.#at = 0
    return this.#cutAll()
  }

  end(): RawRecord[] {
    this.#final = true
    return this.#cutAll()
  }

  #cutAll(): RawRecord[] {
    const records: RawRecord[] = []
    while (this.#at < this.#buffer.length && !this.tooLong) {
      const cut = this.#cut(this.#buffer.length, this.#final, false) ?? this.#recovered()
      if (!cut) break
      this.#at = cut.next
      this.#line += cut.lines
      if (!cut.blank) records.push(cut.record)
    }
    return records
  }

  /** An open quote that ran to the end, or beyond the bound, is taken as text of its own line. */
  #recovered(): Cut | null {
    if (!this.#final && this.#buffer.length - this.#at < this.#bound) return null
    const end = this.#cellEnd(this.#at, this.#buffer.length, true)
    if (end === this.#buffer.length && !this.#final) {
      this.tooLong = true
      return null
    }
    return this.#cut(end + this.#lineEndLength(end), true, true)
  }

  /** The record at hand within the text up to `end`, or null if it may go on beyond. */
  #cut(end: number, final: boolean, lenient: boolean): Cut | null {
    const text = this.#buffer
    const quote = this.#quote.charCodeAt(0)
    const record: RawRecord = { line: this.#line, cells: [], stray: false, unclosed: false }
    let at = this.#at
    let lines = 1
    let quoted = false
    for (;;) {
      let value: string | null = null
      let start = at
      while (text.charCodeAt(start) === SPACE) start += 1
      if (start < end && text.charCodeAt(start) === quote) {
        const close = this.#closing(start + 1, end, final)
        if (close !== null) {
          value = text.slice(start + 1, close)
          lines += lineEnds(value)
          if (value.includes(this.#quote)) value = value.replaceAll(this.#quote + this.#quote, this.#quote)
          at = close + 1
          quoted = true
        } else if (lenient) {
          record.unclosed = true
        } else {
          return null
        }
      }
      const from = at
      at = this.#cellEnd(from, end, false)
      if (at === end && !final) return null
      const rest = text.slice(from, at)
      if (value === null) {
        value = rest
        if (!record.unclosed && rest.includes(this.#quote)) record.stray = true
      } else if (rest.trim() !== '') {
        value += rest
        record.stray = true
      }
      record.cells.push(value)
      if (at === end) break
      if (text.charCodeAt(at) !== this.#delimiter) {
        if (at + 1 === end && !final) return null
        at += this.#lineEndLength(at)
        break
      }
      at += 1
    }
    const blank = !quoted && record.cells.length === 1 && record.cells[0]?.trim() === ''
    return { record, next: at, lines, blank }
  }

  /** Where the quote opened before `from` closes; null if nowhere before `end`. */
  #closing(from: number, end: number, final: boolean): number | null {
    const text = this.#buffer
    for (
      let at = text.indexOf(this.#quote, from);
      at !== -1 && at < end;
      at = text.indexOf(this.#quote, at + 2)
    ) {
      if (at + 1 === end) return final ? at : null
      if (text[at + 1] !== this.#quote) return at
    }
    return null
  }

  #cellEnd(from: number, end: number, wholeLine: boolean): number {
    const text = this.#buffer
    for (let at = from; at < end; at += 1) {
      const code = text.charCodeAt(at)
      if (code === LF || code === CR || (code === this.#delimiter && !wholeLine)) return at
    }
    return end
  }

  #lineEndLength(at: number): number {
    if (at >= this.#buffer.length) return 0
    return this.#buffer.charCodeAt(at) === CR && this.#buffer.charCodeAt(at + 1) === LF ? 2 : 1
  }
}

function lineEnds(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}
