// What is done on a page as it stands, with scripts: dragged, moved by keys, said once, and kept without a connection.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { type Client, client, cookieOf } from './client.ts'
import { type Running, startServer } from './server.ts'

let server: Running
let browser: Browser
let cookie: string
let amara: Client
let partnership: string
beforeAll(async () => {
  server = await startServer({ demo: true })
  cookie = await cookieOf(server, 'Amara Osei')
  amara = client(server, cookie)
  const found = await amara.text('/demo/partnerships?query=Homework+Harbor')
  partnership = /\/demo\/partnerships\/[0-9a-f-]{36}/.exec(found)?.[0] ?? ''
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** Opens a page as Amara, or whose cookie it is, in a window of its own. */
async function open(
  path: string,
  whose = cookie,
  scripts = true,
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    locale: 'en-US',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  await context.addCookies(
    whose.split('; ').map((one) => {
      const [name = '', value = ''] = one.split(/=(.*)/)
      return { name, value, url: server.origin }
    }),
  )
  const page = await context.newPage()
  await page.goto(server.origin + path, { waitUntil: 'networkidle' })
  return { page, context }
}
const said = (page: Page) => page.locator('.undo-toast')
const pathOf = (page: Page) => new URL(page.url()).pathname

describe('the year ahead', () => {
  const movable = (page: Page) => page.locator('.roadmap-mark.is-movable:not(.is-dot) a').first()
  const fixed = (page: Page) => page.locator('.roadmap-mark:not(.is-movable):not(.is-dot) a').first()
  const status = (page: Page) => page.locator('.roadmap [role=status]')
  /** Takes a mark and leads it so many pixels to the side, and down from where it can be let go over. */
  async function take(page: Page, mark: Locator, by: number) {
    await mark.scrollIntoViewIfNeeded()
    const box = await mark.boundingBox()
    if (box === null) throw new Error('it is not drawn')
    await page.mouse.move(box.x + 8, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + 8 + by / 2, box.y + box.height / 2, { steps: 4 })
    await page.mouse.move(box.x + 8 + by, box.y + box.height + 200, { steps: 4 })
  }

  it('moves something by dragging it, and says the day as people do', async () => {
    const { page } = await open(`${partnership}/roadmap`)
    const mark = movable(page)
    const title = (await mark.textContent()) ?? ''
    await take(page, mark, 60)
    expect(await mark.textContent()).toMatch(/^\d{1,2} \p{L}+( \d{4})?$/u)
    expect(await status(page).textContent()).toMatch(/^To \d{1,2} \p{L}+( \d{4})?\. Press Enter/u)
    await page.mouse.up()
    await page.waitForURL(/\/roadmap\/[0-9a-f-]{36}\?kind=\w+&to=\d{4}-\d\d-\d\d$/)
    await page.getByText(`“${title}”`).first().waitFor()
  })

  it('leaves it where it is when the drag is broken off', async () => {
    const { page } = await open(`${partnership}/roadmap`)
    const mark = movable(page)
    const title = (await mark.textContent()) ?? ''
    await take(page, mark, 60)
    await page.evaluate(() => window.dispatchEvent(new PointerEvent('pointercancel')))
    expect(await mark.textContent()).toBe(title)
    await page.mouse.up()
    expect(await status(page).textContent()).toBe('')
    expect(pathOf(page)).toBe(`${partnership}/roadmap`)
  })

  it('says why something stays, and follows the next press on it', async () => {
    const { page } = await open(`${partnership}/roadmap`)
    const mark = fixed(page)
    const to = await mark.getAttribute('href')
    await take(page, mark, 60)
    await page.mouse.up()
    expect(await status(page).textContent()).toMatch(/\p{L}+ .*\.$/u)
    expect(pathOf(page)).toBe(`${partnership}/roadmap`)
    await mark.click({ position: { x: 8, y: 8 } })
    await page.waitForURL((url) => url.pathname === to)
  })

  it('moves it by keys, asks before, and says once that it is moved', async () => {
    const { page } = await open(`${partnership}/roadmap`)
    const mark = page.locator('.roadmap-mark.is-movable a[href*="/goals/"]').first()
    await mark.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await status(page).textContent()).toMatch(/^To \d{1,2} \p{L}+/u)
    await page.keyboard.press('Escape')
    expect(await status(page).textContent()).toBe('')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\?kind=\w+&to=/)
    await page.getByRole('button', { name: 'Move it' }).click()
    await said(page).getByText('Moved.').waitFor()
    await page.reload({ waitUntil: 'networkidle' })
    expect(await said(page).count()).toBe(0)
  })
})

describe('the matrix of roles', () => {
  it('is filled in by letters and arrows, cleared and taken back', async () => {
    const { page } = await open(`${partnership}/roles`)
    const cell = (row: number, column: number) => page.locator(`select[data-cell="${row}-${column}"]`)
    const [first, beside] = [await cell(0, 0).inputValue(), await cell(0, 1).inputValue()]
    await cell(0, 0).focus()
    await page.keyboard.press(first === 'consulted' ? 'i' : 'c')
    const set = first === 'consulted' ? 'informed' : 'consulted'
    expect(await cell(0, 0).inputValue()).toBe(set)
    await page.keyboard.press('ArrowRight')
    expect(await cell(0, 1).evaluate((one) => one === document.activeElement)).toBe(true)
    // One stop for Tab, where the arrows have led.
    expect(await page.locator('select[data-cell][tabindex="0"]').count()).toBe(1)
    expect(await cell(0, 1).inputValue()).toBe(beside)
    await page.keyboard.press(beside === 'consulted' ? 'I' : 'C')
    await page.keyboard.press('Delete')
    expect(await cell(0, 1).inputValue()).toBe('')
    await page.keyboard.press('ArrowDown')
    expect(await cell(1, 1).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await cell(0, 1).inputValue()).toBe(beside)
    expect(await cell(0, 0).inputValue()).toBe(set)
    await page.keyboard.press('Control+z')
    expect(await cell(0, 0).inputValue()).toBe(first)
  })
})

describe('a drawn signature', () => {
  it('is kept stroke by stroke as it was drawn, can be cleared, and stands beside the name that is signed', async () => {
    const lucia = await cookieOf(server, 'Lucía Ferrer')
    const today = await client(server, lucia).text('/demo/today')
    const agreement = /\/demo\/agreements\/[0-9a-f-]{36}/.exec(today)?.[0]
    if (agreement === undefined) throw new Error('nothing waits for her signature')
    const { page } = await open(`${agreement}/sign`, lucia)
    const paper = page.locator('.signature-pad svg')
    const drawn = () => page.locator('input[name=drawing]').inputValue()
    const stroke = async (...points: (readonly [number, number])[]) => {
      await paper.scrollIntoViewIfNeeded()
      const box = await paper.boundingBox()
      if (box === null) throw new Error('there is no paper')
      const at = ([x, y]: readonly [number, number]) =>
        [box.x + box.width * x, box.y + box.height * y] as const
      const [first = [0, 0] as const, ...others] = points
      await page.mouse.move(...at(first))
      await page.mouse.down()
      for (const point of others) await page.mouse.move(...at(point), { steps: 3 })
      await page.mouse.up()
      // What is moved over the paper without pressing draws nothing.
      await page.mouse.move(...at([0.9, 0.9]))
    }
    await stroke([0.1, 0.5], [0.3, 0.2], [0.5, 0.6])
    expect(await drawn()).toMatch(/^M\d+ \d+(L\d+ \d+){3,}$/)
    await stroke([0.7, 0.5])
    expect(await drawn()).toMatch(/L\d+ \d+M(\d+ \d+)L\1$/)
    await page.locator('.signature-pad button').click()
    expect(await drawn()).toBe('')
    await stroke([0.2, 0.5], [0.4, 0.3])
    const kept = await drawn()
    expect(kept).toMatch(/^M\d+ \d+(L\d+ \d+)+$/)
    await page.locator('input[name=signature]').fill('Lucía Ferrer')
    await page.locator('input[name=agreed]').check({ force: true })
    await page.locator('button[value=sign]').click()
    await page.waitForURL((url) => url.pathname === agreement)
    const shown = page.locator('.drawn-signature path')
    await shown.first().waitFor()
    expect(await Promise.all((await shown.all()).map((one) => one.getAttribute('d')))).toContain(kept)
  })
})

describe('a form without a connection', () => {
  async function minutes() {
    const list = await amara.text(`${partnership}/meetings?view=past`)
    const meeting = /\/demo\/meetings\/[0-9a-f-]{36}/.exec(list)?.[0]
    if (meeting === undefined) throw new Error('there is no meeting')
    const opened = await open(`${meeting}/minutes/write`)
    return { ...opened, meeting, field: opened.page.getByLabel('What was said') }
  }

  it('stays with all that was typed, says so, and is sent once the connection is back', async () => {
    const { page, context, meeting, field } = await minutes()
    await field.fill('We counted the chairs.')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('There is no connection, so this was not sent.').waitFor()
    expect(await field.inputValue()).toBe('We counted the chairs.')
    await field.fill('We counted the chairs twice.')
    await context.setOffline(false)
    await page.waitForURL((url) => url.pathname === `${meeting}/minutes`)
    await page.locator('#main').getByText('We counted the chairs twice.').waitFor()
    await said(page).getByText('The minutes are saved.').waitFor()
  })

  it('is not sent again by itself where nobody knows whether it arrived', async () => {
    const { page, field } = await minutes()
    await field.fill('We counted the tables.')
    await page.route('**/minutes/write.data*', (route) =>
      route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
    )
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('No answer came back').waitFor()
    expect(await field.inputValue()).toBe('We counted the tables.')
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().includes('/minutes/write')) sent += 1
    })
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByText('No answer came back').waitFor()
    expect(sent).toBe(0)
  })

  it('says of a page that can not be fetched that there is no connection, and fetches it later', async () => {
    const { page, context } = await open('/demo/people')
    await context.setOffline(true)
    await page.locator('thead a').first().click()
    await page.getByRole('heading', { name: 'There is no connection' }).waitFor()
    await context.setOffline(false)
    await page.getByRole('link', { name: 'Try again' }).click()
    await page.locator('tbody th a').first().waitFor()
    expect(new URL(page.url()).search).toContain('sort=')
  })
})

describe('the running clock', () => {
  it('moves on in its place: what is typed, where one looks and where one stands all stay', async () => {
    const { page } = await open(`${partnership}/meetings/new`)
    await page.locator('[name=title]').fill('Lamps, by the clock')
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(new Date())
    await page.locator('[name=startsOn]').fill(today)
    await page.locator('[name=startsAt]').fill('16:00')
    await page.getByRole('button', { name: 'Call a meeting' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/new'))
    if (!/meetings\/[0-9a-f-]{36}$/.test(pathOf(page)))
      await page.getByRole('link', { name: 'Lamps, by the clock' }).first().click()
    const item = page.getByLabel('What to talk about')
    for (const text of ['Posts', 'Wires', 'Bulbs', 'Who pays']) {
      await item.fill(text)
      await page.getByRole('button', { name: 'Add to the agenda' }).click()
      await page.locator('.row-title', { hasText: text }).waitFor()
    }
    await page.setViewportSize({ width: 1280, height: 500 })
    await item.fill('Half an item')
    await page.evaluate(() => Object.assign(window, { same: true }))
    const clock = page.locator('.time-box')
    const take = page.locator('.row', { hasText: 'Bulbs' }).locator('[value=take-up]')
    await take.scrollIntoViewIfNeeded()
    await take.focus()
    const stood = await page.evaluate(() => window.scrollY)
    expect(stood).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await clock.getByText('Bulbs').first().waitFor()
    const on = page.locator('button.go[value=take-up]')
    await expect.poll(() => on.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await clock.getByText('Who pays').first().waitFor()
    // That was the last one: what can still be done has the focus.
    const stop = page.locator('button[value=stop]')
    await expect.poll(() => stop.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await item.inputValue()).toBe('Half an item')
    expect(await page.evaluate(() => 'same' in window)).toBe(true)
  })
})

describe('asking who may know', () => {
  it.each([true, false])('keeps the answer as it is typed, with scripts (%s)', async (scripts) => {
    const { page } = await open(`${partnership}/discussions/new`, cookie, scripts)
    await page.locator('[name=title]').fill('Who has the keys and alarms of the school?')
    await page.getByLabel('What do you want to say?').fill('We come on Saturday.')
    await page.getByRole('button', { name: 'Say it' }).click()
    await page.waitForURL(/\/discussions\/[0-9a-f-]{36}/)
    await page.locator('#who-may-know').waitFor()
    const words = page.getByLabel('What do you want to say?')
    await words.fill('Half a sentence')
    const asks = page.locator('#who-may-know').getByRole('button').first()
    const name = ((await asks.textContent()) ?? '').replace('Ask ', '')
    await asks.click()
    await page.getByRole('checkbox', { name, checked: true }).first().waitFor()
    expect(await words.inputValue()).toBe('Half a sentence')
    await page.getByRole('button', { name: 'Say it' }).click()
    await page.locator('.posts').getByText('Half a sentence').waitFor()
    expect(await words.inputValue()).toBe('')
  })

  it.each([true, false])(
    'brings the item that is half typed back to the agenda, with scripts (%s)',
    async (scripts) => {
      const { page } = await open(`${partnership}/meetings/new`, cookie, scripts)
      await page.locator('[name=title]').fill(`Keys, with scripts ${scripts}`)
      await page.locator('[name=startsOn]').fill('2099-05-04')
      await page.locator('[name=startsAt]').fill('16:00')
      await page.getByRole('button', { name: 'Call a meeting' }).click()
      await page.waitForURL((url) => !url.pathname.endsWith('/new'))
      if (!/meetings\/[0-9a-f-]{36}$/.test(pathOf(page)))
        await page
          .getByRole('link', { name: `Keys, with scripts ${scripts}` })
          .first()
          .click()
      const meeting = await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/).then(() => pathOf(page))
      const item = page.getByLabel('What to talk about')
      await item.fill('Who has the keys and alarms of the school?')
      await page.getByRole('button', { name: 'Add to the agenda' }).click()
      await page.locator('.row-title', { hasText: 'alarms' }).first().waitFor()
      await item.fill('Half an item')
      await page.locator('#who-may-know').getByRole('button').first().click()
      await page.waitForURL(/\/discussions\/new/)
      await page.getByText('What you have typed for the agenda is kept').waitFor()
      await page.getByLabel('What do you want to say?').fill('Who opens for us?')
      await page.getByRole('button', { name: 'Say it' }).click()
      await page.waitForURL((url) => url.pathname === meeting)
      expect(await item.inputValue()).toBe('Half an item')
      await page.getByRole('button', { name: 'Add to the agenda' }).click()
      await page.locator('.row-title', { hasText: 'Half an item' }).waitFor()
      expect(await item.inputValue()).toBe('')
    },
  )
})

describe('minutes while they are written', () => {
  it('are read along by the other side, through a line that drops, and passed on with the pen', async () => {
    const list = await amara.text(`${partnership}/meetings?view=coming`)
    const meeting = /\/demo\/meetings\/[0-9a-f-]{36}/.exec(list)?.[0]
    if (meeting === undefined) throw new Error('there is no meeting to come')
    const lucia = await open(`${meeting}/minutes`, await cookieOf(server, 'Lucía Ferrer'))
    await lucia.page.getByText('Todavía nadie ha escrito el acta.').waitFor()
    const writer = await open(`${meeting}/minutes/write`)
    const reads = (text: string) => lucia.page.locator('#main').getByText(text).waitFor({ timeout: 20_000 })
    const field = writer.page.getByLabel('What was said')
    await field.pressSequentially('We counted the lamps.')
    await reads('Amara Osei, de Riverbend Outreach, está escribiendo el acta')
    await reads('We counted the lamps.')
    await writer.page.getByText('Lucía Ferrer is reading along.').waitFor()
    expect(await lucia.page.getByRole('button', { name: 'Tomar la pluma' }).count()).toBe(0)

    await writer.context.setOffline(true)
    await field.pressSequentially(' Twice.')
    await writer.page.getByText('kept on this device until the connection is back').waitFor()
    expect(await lucia.page.locator('#main').getByText('Twice.').count()).toBe(0)
    await writer.context.setOffline(false)
    await reads('We counted the lamps. Twice.')

    await writer.page.getByRole('button', { name: 'Lay the pen down' }).click()
    await writer.page.waitForURL((url) => url.pathname === `${meeting}/minutes`)
    await lucia.page.getByRole('button', { name: 'Tomar la pluma' }).click()
    await lucia.page.waitForURL((url) => url.pathname === `${meeting}/minutes/write`)
    const hers = lucia.page.getByLabel('Qué se dijo')
    expect(await hers.inputValue()).toBe('We counted the lamps. Twice.')
    await hers.press('End')
    await hers.pressSequentially(' And the keys.')
    const main = writer.page.locator('#main')
    await main.getByText('Lucía Ferrer took the pen over from Amara Osei').waitFor()
    await lucia.page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await lucia.page.waitForURL((url) => url.pathname === `${meeting}/minutes`)
    await main.getByText('Last written by Harbor Youth').waitFor()
    await main.getByText('We counted the lamps. Twice. And the keys.').waitFor()
    expect(await main.getByText('is writing the minutes').count()).toBe(0)
  })
})
