import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Client, client, cookieOf } from './client.ts'
import { gatherKeys } from './keys.ts'
import { cast, type Member, members } from './matrix/cast.ts'
import { inWorkspace } from './matrix/pages.ts'
import { expected } from './matrix/row.ts'
import { gatherRecords, type Ids } from './records.ts'
import { allRoutes, type Route } from './routes.ts'
import { type Running, startServer } from './server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const pages = (await allRoutes()).filter(({ page, pattern }) => page && pattern !== '/')
/** By the first words of their addresses: one test each. */
const groups = Object.entries(Object.groupBy(pages, groupOf)).map(
  ([name, routes = []]) => [name, routes] as const,
)

let server: Running
let fresh: Running
let browser: Browser
let cookies: Record<Member, string>
let ids: Ids

beforeAll(async () => {
  server = await startServer({ demo: true })
  fresh = await startServer()
  const found = {} as Record<Member, string>
  for (const member of cast)
    found[member] = members[member] === null ? '' : await cookieOf(server, members[member])
  cookies = found
  const clients = Object.fromEntries(cast.map((member) => [member, client(server, found[member])]))
  const { harbor } = await gatherRecords(clients as Record<Member, Client>)
  const { owner, coordinator } = clients as Record<Member, Client>
  ids = { ...harbor, ...(await gatherKeys(harbor, { owner, host: coordinator })) }
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await fresh?.stop()
})

it.each(groups)(
  '%s can be read and used by everyone, in any light and on any screen',
  async (_group, routes) => {
    const wrong = await Promise.all((['owner', 'lead'] as const).map((member) => lookAt(routes, member)))
    expect(wrong.flat()).toEqual([])
  },
)

/** What is wrong with pages as somebody sees them. */
async function lookAt(routes: readonly Route[], member: Member): Promise<string[]> {
  const wrong: string[] = []
  const context = await browser.newContext({ bypassCSP: true })
  await context.addCookies(jar(member))
  const page = await context.newPage()
  for (const route of routes) {
    if (!shows(route, member)) continue
    const note = (where: string, found: string[]) =>
      wrong.push(...found.map((what) => `${member}, ${route.pattern}, ${where}: ${what}`))
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 1280, height: 900 })
    const answer = await page.goto(originOf(route) + pathOf(route))
    // A key that is not there would only show that there is nothing to see.
    if (route.pattern.includes(':token') && answer?.status() !== 200)
      note('light', [`answered ${answer?.status()}`])
    await page.evaluate(axe)
    note('light', [...(await shape(page)), ...(await violations(page))])
    // What both see is looked at once: the dark differs in its colors only, a phone in its width.
    if (member === 'lead' && shows(route, 'owner')) continue
    await page.emulateMedia({ colorScheme: 'dark' })
    // Colors fade into each other for a moment, which nobody reads in.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.finish()
    })
    note('dark', await violations(page, ['color-contrast', 'link-in-text-block']))
    await page.setViewportSize({ width: 390, height: 844 })
    note('on a phone', await violations(page))
    await page.setViewportSize({ width: 320, height: 640 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > 320) note('on the smallest phone', [`${wide} pixels wide`])
  }
  await context.close()
  return wrong
}

/** `partnerships/goals` for everything a partnership's goals are seen on. */
function groupOf({ pattern }: Route): string {
  const parts = pattern.split('/').filter((part) => part !== '' && !part.startsWith(':'))
  if (!pattern.startsWith('/:workspace')) return 'the way in'
  return parts.slice(0, parts[0] === 'partnerships' ? 2 : 1).join('/') || 'the start'
}

/** Whether there is something to see for somebody. Pages that only lead on show nothing. */
function shows(route: Route, member: Member): boolean {
  const row = inWorkspace[route.pattern.slice('/:workspace'.length)]
  if (!route.pattern.startsWith('/:workspace')) return true
  return row !== undefined && !row.leads && expected(row, 'see', member, 'harbor') === 'seen'
}

const originOf = ({ pattern }: Route) => (pattern === '/setup' ? fresh.origin : server.origin)

function pathOf(route: Route): string {
  const query = inWorkspace[route.pattern.slice('/:workspace'.length)]?.query ?? ''
  // Where one is signed in already, the way in shows itself only to those who are sent there.
  const to = route.pattern === '/sign-in' ? '?to=/demo/today' : query
  const place = route.pattern.split('/')[1] ?? ''
  const key = `:${place.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Key`
  return (route.pattern.replace(':workspace', 'demo').replace(':token', key) + to).replaceAll(
    /:([a-z]\w*)/g,
    (_, name: string) => ids[name] ?? '',
  )
}

const jar = (member: Member) =>
  cookies[member].split('; ').map((cookie) => ({
    name: cookie.slice(0, cookie.indexOf('=')),
    value: cookie.slice(cookie.indexOf('=') + 1),
    domain: 'localhost',
    path: '/',
  }))

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        only === undefined ? {} : { runOnly: { type: 'rule', values: only } },
      ),
    rules,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help} (${target.join(' ')}: ${html.slice(0, 160)})`),
  )
}

/** What a page must have: one heading of the first level, a title of its own, a language. */
const shape = (page: Page) =>
  page.evaluate(() => [
    ...(document.querySelectorAll('h1').length === 1 ? [] : [`${document.querySelectorAll('h1').length} h1`]),
    ...(document.title.trim() === '' ? ['no title'] : []),
    ...(document.documentElement.lang === '' ? ['no language'] : []),
  ])
