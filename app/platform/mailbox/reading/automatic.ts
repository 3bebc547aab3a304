/** What a machine wrote and nobody should answer or take for an answer; null for what a person wrote. */
export type Automatic = 'bounce' | 'reply' | 'list' | 'own'

/**
 * Tells by its head whether a mail was written by a machine: RFC 3834, and what programs write that don't know of it.
 * `head` are the lines of its head by their names in small letters; `host` is ours, for mail that came back in a circle.
 */
export function automaticBy(head: ReadonlyMap<string, string>, host: string): Automatic | null {
  const of = (name: string) => (head.get(name) ?? '').trim().toLowerCase()
  if (of('message-id').endsWith(`@${host.toLowerCase()}>`)) return 'own'
  const from = of('from')
  const type = of('content-type')
  if (
    of('return-path') === '<>' ||
    /\b(mailer-daemon|postmaster|mail-daemon)@/.test(from) ||
    /^multipart\/report\b/.test(type) ||
    head.has('x-failed-recipients')
  )
    return 'bounce'
  if (/^(bulk|junk|list)\b/.test(of('precedence')) || head.has('list-id') || head.has('list-unsubscribe'))
    return 'list'
  const submitted = of('auto-submitted')
  if (
    (submitted !== '' && !submitted.startsWith('no')) ||
    of('precedence') === 'auto_reply' ||
    ['x-autoreply', 'x-autorespond', 'x-autoreply-from', 'x-mail-autoreply'].some((name) => head.has(name))
  )
    return 'reply'
  return null
}
