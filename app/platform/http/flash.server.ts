/** What the next page says once: that something was done, and how to take it back. */
export interface Flash {
  say: string
  undo?: string | null
  tone?: 'success' | 'warning'
}

const name = 'commonweave.flash'

export const flashCookie = (flash: Flash, secure: boolean): string =>
  `${name}=${encodeURIComponent(JSON.stringify(flash))}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

export const clearFlash = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`

export function readFlash(cookies: string | null): Flash | null {
  const found = /(?:^|;\s*)commonweave\.flash=([^;]+)/.exec(cookies ?? '')
  if (found?.[1] === undefined) return null
  try {
    const value = JSON.parse(decodeURIComponent(found[1])) as Partial<Flash>
    if (typeof value.say !== 'string') return null
    return {
      say: value.say.slice(0, 500),
      undo: typeof value.undo === 'string' ? value.undo : null,
      tone: value.tone === 'warning' ? 'warning' : 'success',
    }
  } catch {
    return null
  }
}
