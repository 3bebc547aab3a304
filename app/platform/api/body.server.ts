import { Invalid } from '../errors/errors.ts'

const mostBytes = 1_048_576

/** A request's body is larger than the API takes. */
export class TooLarge extends Error {}

/** The text of a request's body; throws TooLarge as soon as it is clear. */
export async function readBody(request: Request): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw new TooLarge()
  if (request.body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) throw new TooLarge()
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** The object in a body; an empty body is an empty object. Throws Invalid. */
export function readObject(body: string): Record<string, unknown> {
  if (body.trim() === '') return {}
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new Invalid([{ path: '', code: 'issue_json' }])
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Invalid([{ path: '', code: 'issue_json_object' }])
  return value as Record<string, unknown>
}
