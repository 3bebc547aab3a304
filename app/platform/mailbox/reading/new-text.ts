/**
 * What somebody wrote anew in a mail, without what mail programs put around it: the text they answer to, and a
 * signature. Reads line by line, so that no text can make it slow; where it can't tell, the text stays.
 */
export function newText(text: string, sender: { name?: string } = {}): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u200b\ufeff]/g, (letter) => (letter === '\u00a0' ? ' ' : ''))
    .split('\n')
    .map((line) => line.trimEnd())
  return withoutSignature(withoutQuotes(lines), sender.name ?? '')
}

const isQuoted = (line: string) => /^ {0,3}>/.test(line)
const isBlank = (line: string) => line.trim() === ''

/** Lines that are quoted and the line that says whose they are; from where all that follows is the old mail, everything. */
function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (isQuoted(line) && !isLoneAngle(line)) continue
    if (beginsOldMail(lines, at)) break
    const attribution = attributionAt(lines, at)
    if (attribution !== null) {
      const next = nextWritten(lines, at + attribution)
      // Not quoted line by line, the rest is the old mail as it was.
      if (next === null || !isQuoted(lines[next] ?? '')) break
      at = next - 1
      continue
    }
    kept.push(line)
  }
  while (isRule(kept.findLast((line) => !isBlank(line)) ?? '')) {
    while (isBlank(kept.at(-1) ?? '')) kept.pop()
    kept.pop()
  }
  return kept
}

/** A row of angles somebody drew, or a prompt of a machine, is nothing quoted. */
const isLoneAngle = (line: string) => /^ {0,3}>{8,}$/.test(line)
const isRule = (line: string) => /^\s*([-_*=]\s?){10,}$/.test(line)

/** The heads that programs write above an old mail, in the languages of those who are likely to answer. */
const fromNames = ['from', 'de', 'von', 'da', 'van', 'från', 'fra', 'od', 'от', '寄件者', '发件人', '差出人']
const otherNames = [
  ...['sent', 'date', 'to', 'subject', 'cc', 'reply-to'],
  ...['enviado', 'enviado el', 'enviada em', 'fecha', 'para', 'asunto', 'assunto', 'data'],
  ...['envoyé', 'à', 'objet', 'gesendet', 'datum', 'an', 'betreff', 'inviato', 'a', 'oggetto'],
  ...['verzonden', 'aan', 'onderwerp', 'skickat', 'till', 'ämne', 'sendt', 'til', 'emne'],
  ...['wysłano', 'do', 'temat', 'отправлено', 'кому', 'тема', 'дата'],
]

/** The name of a line that looks like one of those, in small letters. */
function headOf(line: string): string | null {
  const plain = line.replaceAll('*', '').trim()
  const colon = plain.search(/[:：]/)
  return colon < 1 || colon > 20 ? null : plain.slice(0, colon).trim().toLowerCase()
}

/** “-----Original Message-----”, or a head: who wrote it, and at least two of when, to whom and what about. */
function beginsOldMail(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (line === '') return false
  if (/^-{3,}.{3,60}-{3,}$/.test(line) && /[\p{L}]/u.test(line)) return true
  if (/^-{3,} ?(On|El|Le|Am|Em|Il|Op) .{3,300}:$/.test(line)) return true
  if (headOf(line) === null) return false
  const heads = lines.slice(at, at + 10).map(headOf)
  const of = (names: readonly string[]) =>
    heads.filter((head) => head !== null && names.includes(head)).length
  return of(fromNames) >= 1 && of(otherNames) >= 2
}

const opening = /^(On|El|Le|Am|Em|Il|Op|Den|W dniu|Dnia|Am|Vào|В|在)\b/i
const closing =
  /(wrote|writes|escribió|escribi[oó]|a écrit|schrieb.{0,120}|escreveu|ha scritto|schreef.{0,120}|skrev.{0,120}|napisał.{0,80}|пишет|написал.{0,80})\s*[:：]\s*$/i
const someone = /[\w.+-]{1,64}@[\w.-]{1,190}/
const moment = /\d{1,2}[:.h]\d{2}|\b\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/

/** How many lines from here say whose text follows; null where these do not. Programs break such a line where it gets long. */
function attributionAt(lines: readonly string[], at: number): number | null {
  if (isBlank(lines[at] ?? '')) return null
  let joined = ''
  const first = lines[at] ?? ''
  // Broken over lines it still begins as one: what stands above it was written by somebody.
  const mayBreak = opening.test(first.trim()) || someone.test(first) || moment.test(first)
  for (let count = 1; count <= (mayBreak ? 4 : 1); count++) {
    const line = lines[at + count - 1] ?? ''
    if (isBlank(line) || isQuoted(line)) return null
    joined = `${joined} ${line.trim()}`.trim()
    if (joined.length > 500) return null
    if (!/[:：]$/.test(joined)) continue
    if (closing.test(joined) && (opening.test(joined) || moment.test(joined) || someone.test(joined)))
      return count
    // In a language we don't know: a day or an hour, somebody's address, a colon, and quoted lines after it.
    const next = nextWritten(lines, at + count)
    const quoted = next !== null && isQuoted(lines[next] ?? '')
    return quoted && (someone.test(joined) || moment.test(joined)) ? count : null
  }
  return null
}

function nextWritten(lines: readonly string[], from: number): number | null {
  for (let at = from; at < lines.length; at++) if (!isBlank(lines[at] ?? '')) return at
  return null
}

const sentFrom = [
  /^sent from (my )?(\S+\s?){1,4}$/i,
  /^sent (with|via|using) .{2,100}$/i,
  /^get outlook for .{2,60}$/i,
  /^(enviado|envoyé|enviada|inviato) (desde|de|depuis|do|da) .{2,60}$/i,
  /^(von meinem|mit meinem) .{2,60} gesendet$/i,
  /^gesendet (von|mit) .{2,60}$/i,
  /^(obtener|descargar) outlook para .{2,60}$/i,
]

/** “Sent from my desk, is much easier” is a sentence; what programs write has no comma and no full stop. */
const isSentFrom = (line: string) =>
  !/[,;.!?]\s|[.!?]$/.test(line) && sentFrom.some((shape) => shape.test(line.trim()))

function withoutSignature(lines: readonly string[], name: string): string {
  let end = lines.findIndex((line) => /^-- ?$/.test(line))
  if (end === -1) end = lines.length
  const kept = lines.slice(0, end)
  for (;;) {
    while (kept.length > 0 && isBlank(kept.at(-1) ?? '')) kept.pop()
    const from = kept.findLastIndex(isBlank) + 1
    const last = kept.slice(from)
    if (from === 0 || !isClosing(last, name)) break
    kept.length = from
  }
  while (kept.length > 0 && isBlank(kept[0] ?? '')) kept.shift()
  return kept.join('\n').replace(/\n{4,}/g, '\n\n\n')
}

/** Whether a last paragraph is a device's line, a list's foot, or the sender's own name with how to reach them. */
function isClosing(paragraph: readonly string[], name: string): boolean {
  const first = paragraph[0] ?? ''
  if (paragraph.length === 1 && isSentFrom(first)) return true
  if (/^_{10,}$/.test(first)) return true
  if (paragraph.length === 1 && /^-[^\s-]\S{0,30}( \S{1,30}){0,3}$/.test(first)) return true
  const own = name.trim().toLowerCase()
  return (
    own.length > 2 &&
    first.trim().toLowerCase() === own &&
    paragraph.length <= 6 &&
    paragraph.every((line) => line.length <= 70)
  )
}
