// Links, with scripts: the next page comes without a new document, and its own links are those of a page opened anew.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { client, cookieOf } from './client.ts'
import { type Running, startServer } from './server.ts'

let server: Running
let browser: Browser
let cookie: string
beforeAll(async () => {
  server = await startServer({ demo: true })
  cookie = await cookieOf(server, 'Amara Osei')
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens a page as Amara, and marks its document. */
async function open(path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US' })
  await context.addCookies(
    cookie.split('; ').map((one) => {
      const [name = '', value = ''] = one.split(/=(.*)/)
      return { name, value, url: server.origin }
    }),
  )
  const page = await context.newPage()
  await page.goto(server.origin + path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.body.setAttribute('data-first', ''))
  return page
}
const isFirstDocument = (page: Page) => page.evaluate(() => document.body.hasAttribute('data-first'))
const firstRow = (page: Page) => page.locator('tbody th a').first()

it('leads from a row to its page, by a press and by the keyboard, in the same document', async () => {
  const page = await open('/demo/people')
  const name = await firstRow(page).textContent()
  await firstRow(page).click()
  await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor()
  expect(await isFirstDocument(page)).toBe(true)
  await page.goBack()
  await firstRow(page).press('Enter')
  await page.getByRole('heading', { level: 1, name: name ?? '' }).waitFor()
  expect(await isFirstDocument(page)).toBe(true)
})

it('leaves a press with a key held to the browser', async () => {
  const page = await open('/demo/people')
  const [other] = await Promise.all([
    page.context().waitForEvent('page'),
    firstRow(page).click({ modifiers: ['ControlOrMeta'] }),
  ])
  await other.waitForURL(/\/demo\/people\/[0-9a-f-]{36}$/)
  expect(new URL(page.url()).pathname).toBe('/demo/people')
})

it('sorts a list that was reached by a link', async () => {
  const page = await open('/demo/today')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.locator('thead th a').first().click()
  await page.waitForURL(/\/demo\/people\?sort=/)
  await firstRow(page).waitFor()
  expect(await isFirstDocument(page)).toBe(true)
})

it('sends pages, scripts and styles made small', async () => {
  const door = client(server, cookie)
  const accepts = { 'accept-encoding': 'br' }
  const page = await door.get('/demo/people', accepts)
  const [script, style] = [/\/assets\/root-[\w-]+\.js/, /\/assets\/root-[\w-]+\.css/].map(
    (pattern) => pattern.exec(page.text)?.[0] ?? '',
  )
  for (const path of ['/demo/people', script, style])
    expect((await door.get(path ?? '', accepts)).headers.get('content-encoding'), path).toBe('br')
})
