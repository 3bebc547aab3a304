import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { parseAccept } from 'hono/utils/accept'

const brotlied = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Under so many bytes a page fits into one packet as it is. */
const leastBytes = 1400

/**
 * A whole page, made small in one go, as this client can read it; a stream of pieces would cost more than
 * the page itself. Sets the headers that say how. The levels are those where more work saves little.
 */
export async function packed(
  page: Uint8Array<ArrayBuffer>,
  accepted: string | null,
  headers: Headers,
): Promise<Uint8Array<ArrayBuffer>> {
  headers.append('Vary', 'Accept-Encoding')
  const way = page.byteLength < leastBytes ? undefined : wayFor(accepted)
  const body =
    way === 'br'
      ? await brotlied(page, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 3,
            [constants.BROTLI_PARAM_SIZE_HINT]: page.byteLength,
          },
        })
      : way === 'gzip'
        ? await gzipped(page, { level: 4 })
        : page
  if (way !== undefined) headers.set('Content-Encoding', way)
  headers.set('Content-Length', String(body.byteLength))
  return body
}

const wayFor = (accepted: string | null): 'br' | 'gzip' | undefined => {
  const taken = parseAccept(accepted ?? '')
    .filter(({ q }) => q > 0)
    .map(({ type }) => type.toLowerCase())
  if (taken.includes('br')) return 'br'
  return taken.includes('gzip') || taken.includes('*') ? 'gzip' : undefined
}
