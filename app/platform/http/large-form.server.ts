import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'
import { fileLimitBytes, tooLargeType } from '../files/file.ts'
import { directionOf, getLocale, m } from '../words/words.ts'

const mostFieldBytes = 1_048_576

/**
 * A form that is longer than can be taken, as it would be without its files: what was typed is kept, and each file
 * stands there empty, marked as too large, so that its page can say so. A browser reads an answer only once it has
 * sent all, so the rest is taken in and let go, up to `most` bytes. Null where that is no form with files, or
 * even that is too much.
 */
export async function withoutLargeFiles(request: Request, most: number): Promise<Request | null> {
  const type = request.headers.get('content-type') ?? ''
  if (request.body === null || !type.startsWith('multipart/form-data')) return null
  if (Number(request.headers.get('content-length') ?? 0) > most) return null
  const form = new FormData()
  const parser = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    limits: { fields: 200, fieldSize: mostFieldBytes, files: 20 },
  })
  parser.on('field', (name, value) => form.append(name, value))
  parser.on('file', (name, file, { filename }) => {
    form.append(name, new File([], filename || '', filename ? { type: tooLargeType } : {}))
    file.resume()
  })
  const read = finished(parser)
  // Waited for below; until then nobody hears of a failure.
  read.catch(() => {})
  try {
    let bytes = 0
    for await (const chunk of request.body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength
      if (bytes > most) return null
      if (!parser.write(chunk)) await once(parser, 'drain')
    }
    parser.end()
    await read
  } catch {
    return null
  }
  const headers = new Headers(request.headers)
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) headers.delete(name)
  return new Request(request.url, { method: request.method, headers, body: form })
}

/** What is left to say where not even the form can be kept: the limit, and the way back. */
export function tooLargePage(back: string): Response {
  const locale = getLocale()
  const limit = fileLimitBytes / 1024 / 1024
  const html = `<!doctype html><html lang="${locale}" dir="${directionOf(locale)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${m.too_large_title()}</title></head><body><main><h1>${m.too_large_title()}</h1>
<p>${m.too_large_text({ limit })}</p><p><a href="${escaped(back)}">${m.too_large_back()}</a></p></main></body></html>`
  return new Response(html, {
    status: 413,
    headers: { 'Content-Type': 'text/html; charset=utf-8', Connection: 'close' },
  })
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
