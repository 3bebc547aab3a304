// A browser as people have it: one window a person, with scripts or without.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from '../app/platform/testing/chromium.ts'

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no Chromium here; name one with CHROMIUM.')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
}

/** Somebody at a window of their own, who goes by the words on the page. */
export class Visitor {
  readonly page: Page
  private readonly context: BrowserContext
  private readonly origin: string

  private constructor(page: Page, context: BrowserContext, origin: string) {
    this.page = page
    this.context = context
    this.origin = origin
  }

  static async arrive(browser: Browser, origin: string, { scripts = true } = {}): Promise<Visitor> {
    const context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'en-US' })
    context.setDefaultTimeout(15_000)
    return new Visitor(await context.newPage(), context, origin)
  }

  /** Opens an address and fails where it isn't shown. */
  async opens(path: string): Promise<void> {
    const response = await this.page.goto(new URL(path, this.origin).href)
    if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`)
  }

  /** Opens an address, and again until it shows what is done a moment after what caused it. */
  async finds(path: string, ...texts: string[]): Promise<void> {
    for (let tries = 0; tries < 40; tries++) {
      await this.opens(path)
      const all = (await this.page.locator('#main').textContent()) ?? ''
      if (texts.every((text) => all.includes(text))) return
      await this.page.waitForTimeout(500)
    }
    await this.complain(`does not find ${texts.join(' and ')}`)
  }

  /** The path of the page before one. */
  get where(): string {
    const { pathname } = new URL(this.page.url())
    return pathname
  }

  async sees(...texts: (string | RegExp)[]): Promise<void> {
    for (const text of texts)
      await this.page
        .locator('#main')
        .or(this.page.getByRole('status'))
        .getByText(text)
        .filter({ visible: true })
        .first()
        .waitFor()
        .catch((cause) => this.complain(`does not see ${text}`, cause))
  }

  /** Fails where any of these words stands on the page as it is now. */
  async seesNo(...texts: string[]): Promise<void> {
    for (const text of texts)
      if ((await this.page.getByText(text).filter({ visible: true }).count()) > 0)
        await this.complain(`sees ${text}`)
  }

  async follows(name: string | RegExp): Promise<void> {
    const before = this.page.url()
    await this.tries(`follow ${name}`, () => this.page.getByRole('link', { name }).first().click())
    await this.page
      .waitForURL((url) => url.href !== before)
      .catch((cause) => this.complain(`${name} led nowhere`, cause))
  }

  async fills(fields: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(fields))
      await this.tries(`fill in ${label}`, async () => {
        const field = this.labelled(label)
        await field.fill(value)
        // A page that wakes up in that moment loses what was marked, and keeps the old words beside the new ones.
        if ((await field.inputValue()) !== value) await field.fill(value)
      })
  }

  async chooses(label: string, option: string | RegExp): Promise<void> {
    await this.tries(`choose ${option} for ${label}`, async () => {
      const field = this.labelled(label)
      // What is there is counted at once; the page that was followed to may still be on its way.
      await field.waitFor()
      const labels = await field.locator('option').allTextContents()
      const found = labels.find((one) => (typeof option === 'string' ? one === option : option.test(one)))
      if (found === undefined) throw new Error(`There are only ${labels.join(', ')}`)
      await field.selectOption({ label: found })
    })
  }

  async ticks(label: string): Promise<void> {
    await this.tries(`tick ${label}`, () => this.labelled(label).check({ force: true }))
  }

  /** Answers one question among several that have the same choices. */
  async answers(question: string, choice: string): Promise<void> {
    await this.tries(`answer ${choice} to ${question}`, () =>
      this.page.getByRole('group', { name: question, exact: true }).getByLabel(choice).check({ force: true }),
    )
  }

  /** Opens what is folded up under some words. */
  async unfolds(words: string): Promise<void> {
    await this.tries(`unfold ${words}`, () =>
      this.page.locator('#main summary').filter({ hasText: words }).first().click(),
    )
  }

  async uploads(label: string, files: string[]): Promise<void> {
    await this.tries(`upload to ${label}`, () => this.labelled(label).setInputFiles(files))
  }

  /** Presses a button and waits for what it says. */
  async presses(name: string, ...answers: (string | RegExp)[]): Promise<void> {
    await this.tries(`press ${name}`, () =>
      this.page.getByRole('button', { name, exact: true }).first().click(),
    )
    await this.sees(...answers)
  }

  async leaves(): Promise<void> {
    await this.context.close()
  }

  private labelled(label: string) {
    return this.page.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)).first()
  }

  private async tries(what: string, act: () => Promise<unknown>): Promise<void> {
    await act().catch((cause) => this.complain(`can't ${what}`, cause))
  }

  private async complain(what: string, cause?: unknown): Promise<never> {
    const [text = ''] = await this.page.locator('body').allInnerTexts()
    throw new Error(`${this.page.url()}: ${what}\n\n${text.slice(0, 2500)}`, { cause })
  }
}
