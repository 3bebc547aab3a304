import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long a session holds, and how often its end is moved on while it is used; in seconds. */
export const sessionSeconds = 60 * 60 * 24 * 30
export const sessionUpdateSeconds = 60 * 60 * 24

/**
 * The session key in the sign-in library's cookie, if its signature is ours. The library could be asked, but it
 * would take queries of its own outside the door's transaction, on every request.
 */
export function sessionToken(secret: string, cookies: string | null): string | null {
  const found = /(?:^|;\s*)(?:__Secure-)?commonweave\.session_token=([^;]+)/.exec(cookies ?? '')?.[1]
  if (found === undefined) return null
  const value = safelyDecoded(found)
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** Whether the library should move a session's end on. */
export function isDueForUpdate(expiresAt: Date, now: Date): boolean {
  const moved = expiresAt.getTime() - sessionSeconds * 1000
  return moved + sessionUpdateSeconds * 1000 <= now.getTime()
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
