// Three organizations at one table, each at a window of its own for as long as the story lasts.
import { openBrowser, Visitor } from '../browser.ts'
import { type Mailbox, openMailbox } from '../mail.ts'
import { type Running, startServer } from '../server.ts'
import { comesIn, invites, setUp, takesPart } from '../steps.ts'

export const bay = 'Bay Outreach'
export const harbor = 'Harbor Youth'
export const oak = 'Oak Street School'
export const partnership = 'A light in the window'

export const mails = { lucia: 'lucia@harbor.example', beatriz: 'beatriz@oak.example' }

/** Who takes part: Noor coordinates for Bay Outreach, Lucía speaks for Harbor Youth, Beatriz for Oak Street School. */
export interface Table {
  noor: Visitor
  lucia: Visitor
  beatriz: Visitor
  /** The address of the partnership. */
  here: string
  server: Running
  mailbox: Mailbox
  scripts: boolean
}

/** Opens a fresh house, brings the three to the table, and takes all down when the story is told. */
export async function aroundTheTable(
  { scripts }: { scripts: boolean },
  tell: (table: Table) => Promise<void>,
): Promise<void> {
  const mailbox = await openMailbox()
  const server = await startServer({ env: { SMTP_URL: mailbox.url } })
  const browser = await openBrowser()
  try {
    const house = { browser, origin: server.origin, mailbox, scripts }
    const noor = await Visitor.arrive(browser, server.origin, { scripts })
    await setUp(noor)
    await adds(noor, harbor, 'Nonprofit')
    await adds(noor, oak, 'School')
    const here = await begins(noor)
    await invites(noor, here, { organization: harbor, person: 'Lucía Ferrer', address: mails.lucia })
    await invites(noor, here, { organization: oak, person: 'Beatriz Lima', address: mails.beatriz })
    const lucia = await comesIn(house, { organization: harbor, address: mails.lucia })
    const beatriz = await comesIn(house, { organization: oak, address: mails.beatriz })
    await takesPart(lucia, here, harbor)
    await takesPart(beatriz, here, oak)
    await noor.finds(`${here}/people`, 'Lucía Ferrer', 'Beatriz Lima')
    await tell({ noor, lucia, beatriz, here, server, mailbox, scripts })
  } finally {
    await browser.close()
    await server.stop()
    await mailbox.close()
  }
}

async function adds(noor: Visitor, name: string, kind: string): Promise<void> {
  await noor.opens('/bay/organizations/new')
  await noor.fills({ Name: name })
  await noor.chooses('Kind', kind)
  await noor.presses('Save', `${name} is in the landscape.`)
}

async function begins(noor: Visitor): Promise<string> {
  await noor.opens(`/bay/partnerships/new?query=${encodeURIComponent(harbor)}`)
  await noor.follows(harbor)
  await noor.follows('Choose one more organization')
  await noor.follows(oak)
  await noor.fills({ Name: partnership, 'What for': 'So that nobody is alone with a cold house.' })
  await noor.presses(
    'Start a partnership',
    'The partnership has begun. Now bring in the people of the other side.',
  )
  return noor.where.replace(/\/people$/, '')
}

const everybody = ({ noor, lucia, beatriz }: Table): Visitor[] => [noor, lucia, beatriz]

/** All three open the same page and see the same on it. */
export async function allSee(table: Table, path: string, ...texts: (string | RegExp)[]): Promise<void> {
  for (const one of everybody(table)) {
    await one.opens(path)
    await one.sees(...texts)
  }
}

/** For all three a key action is found and enough, from a record that its line leads to, and nobody stated it by hand. */
export async function standsFor(table: Table, keyAction: string, record: string): Promise<void> {
  for (const one of everybody(table)) {
    await one.opens(`${table.here}/journey`)
    const part = one.page.locator(`article#${keyAction}`)
    const [text = ''] = await part.allInnerTexts()
    const leads = await part.locator(`a[href*="${record}"]`).count()
    if (!text.includes('found and enough') || text.includes('stated by hand') || leads === 0)
      throw new Error(`${keyAction} does not stand on ${record} (${leads} links):\n${text}`)
  }
}
