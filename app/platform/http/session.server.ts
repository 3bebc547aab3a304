import { isDueForUpdate, sessionToken } from '../accounts/session.server.ts'
import { contextOf, whoAsks } from '../context/actors.server.ts'
import type { System } from '../context/context.server.ts'
import { isLocale, type Locale, localeFor } from '../words/words.ts'
import { readFlash } from './flash.server.ts'
import type { DoorRequest } from './request.server.ts'

/** First parts of paths that are ours, so no workspace can be called so. */
export const reservedSlugs = new Set([
  'api',
  'assets',
  'behalf',
  'concern',
  'concern-steward',
  'confirm-minutes',
  'healthz',
  'inbound',
  'invitation',
  'metrics',
  'pulse-answer',
  'readyz',
  'setup',
  'sign-in',
  'sign-out',
  'signature',
  'styleguide',
  'workspaces',
  '__manifest',
  'favicon.ico',
  'favicon.svg',
  'robots.txt',
])

const languageCookie = 'commonweave.language'

/** Finds out who asks, and in which workspace; once per request, before any page sees it. */
export async function openRequest(
  system: System,
  request: Request,
  how: { requestId: string; nonce: string; address: string },
): Promise<DoorRequest> {
  const url = new URL(request.url)
  const slug = url.pathname.split('/')[1]?.replace(/\.data$/, '') ?? ''
  const answer = new Headers()
  const cookies = request.headers.get('cookie')
  const token = sessionToken(system.settings.secret, cookies)
  const inWorkspace = slug !== '' && !reservedSlugs.has(slug)
  const found =
    token === null && !inWorkspace
      ? null
      : await system.database.transaction({ as: 'door', readOnly: true }, (db) =>
          whoAsks(db, { token, slug: inWorkspace ? slug : null, now: system.now() }),
        )
  if (found?.session && isDueForUpdate(found.session.expiresAt, system.now())) {
    const moved = await system.accounts.api.getSession({ headers: request.headers, returnHeaders: true })
    for (const cookie of moved.headers.getSetCookie()) answer.append('Set-Cookie', cookie)
  }
  const user = found?.session?.user ?? null

  const asked = url.searchParams.get('lang')
  const chosen = isLocale(asked) ? asked : cookieLocale(cookies)
  if (isLocale(asked))
    answer.append('Set-Cookie', `${languageCookie}=${asked}; Path=/; Max-Age=31536000; SameSite=Lax`)

  const workspace = found?.workspace ?? null
  const member = found?.member ?? null
  // The address wins, then the person, then the browser.
  const locale: Locale =
    (isLocale(asked) ? asked : null) ??
    (isLocale(member?.language) ? member.language : null) ??
    chosen ??
    (request.headers.has('accept-language')
      ? localeFor(request.headers.get('accept-language'))
      : (workspace?.language ?? 'en'))
  const ctx =
    workspace === null || member === null
      ? null
      : contextOf(system, workspace, member, { locale, zone: member.zone, requestId: how.requestId })
  return {
    system,
    ...how,
    locale,
    user,
    workspace,
    ctx,
    flash: readFlash(cookies),
    flashSaid: false,
    answer,
  }
}

function cookieLocale(cookies: string | null): Locale | null {
  const found = /(?:^|;\s*)commonweave\.language=([a-z-]+)/.exec(cookies ?? '')?.[1]
  return isLocale(found) ? found : null
}

/** Whether an address is this machine itself. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')

/**
 * Whether someone sits at this very machine: demo sign-ins work nowhere else. Behind a proxy on the same machine
 * everyone seems to, so an address for others, or a word of a proxy's, says no.
 */
export function onOwnMachine(
  settings: { host: string; publicUrl: string },
  address: string,
  request: Request,
): boolean {
  const isOwnName = (name: string) => name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''))
  return (
    isLoopback(address) &&
    isOwnName(settings.host) &&
    isOwnName(new URL(settings.publicUrl).hostname) &&
    isOwnName(new URL(request.url).hostname) &&
    !['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => request.headers.has(name))
  )
}
