/** What an answer by mail is about: a record of a kind that takes answers. */
export interface ReplySubject {
  kind: string
  subjectId: string
}

const tokenShape = '[0-9a-f]{32}'

/** `reply@example.org` and a token as one address: `reply+TOKEN@example.org`. */
export function withToken(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}

/**
 * The token in the first of these addresses that is one of ours; null where none is. Some mail servers change
 * capitals on the way, so a token has none.
 */
export function tokenAmong(addresses: Iterable<string>, inbound: string): string | null {
  const at = inbound.lastIndexOf('@')
  const local = `${inbound.slice(0, at)}+`.toLowerCase()
  const domain = inbound.slice(at).toLowerCase()
  for (const address of addresses) {
    const small = address.trim().toLowerCase()
    if (!small.startsWith(local) || !small.endsWith(domain)) continue
    const token = small.slice(local.length, -domain.length)
    if (new RegExp(`^${tokenShape}$`).test(token)) return token
  }
  return null
}
