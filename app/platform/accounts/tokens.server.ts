import { createHash, randomBytes } from 'node:crypto'

/** A secret for a link or a key, and what is stored of it: whoever reads the database can't use it. */
export function newToken(prefix = ''): { token: string; hash: string } {
  const token = `${prefix}${randomBytes(24).toString('base64url')}`
  return { token, hash: hashToken(token) }
}
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
