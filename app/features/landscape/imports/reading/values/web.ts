/** The first e-mail address of a cell in lower-case domain form, null if it holds none that mail could reach. */
export function readEmail(value: string): string | null {
  const [first = ''] = value.replace(/^mailto:/i, '').split(/[\s;,]+/)
  const address = first.trim()
  if (address.length > 254) return null
  const found =
    /^([^\s@"(),:;<>[\]\\]{1,64})@((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62})$/u.exec(
      address,
    )
  const [, local = '', domain = ''] = found ?? []
  if (!found || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null
  return `${local}@${domain.toLowerCase()}`
}

/** An address of the web. With `strict` it must say http or https itself; else `example.org` is taken to mean https. */
export function readUrl(value: string, strict = false): string | null {
  const text = value.trim()
  if (/\s/.test(text)) return null
  const withScheme = /^https?:\/\//i.test(text)
  if (!withScheme && (strict || /^[a-z][a-z0-9+.-]*:/i.test(text))) return null
  const whole = withScheme ? text : `https://${text}`
  if (!URL.canParse(whole)) return null
  const { hostname, username } = new URL(whole)
  return username === '' && /^[^.]+(\.[^.]+)*\.[\p{L}\p{N}-]{2,}$/u.test(hostname) ? whole : null
}
