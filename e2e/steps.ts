// Steps that stories share: how a house begins, how somebody comes in, and what a page can't do.
import type { Browser } from 'playwright-core'
import { Visitor } from './browser.ts'
import type { Mailbox } from './mail.ts'
import type { Running } from './server.ts'

/** Where a story takes place. */
interface House {
  browser: Browser
  origin: string
  mailbox: Mailbox
  scripts: boolean
}

export async function setUp(owner: Visitor): Promise<void> {
  await owner.opens('/')
  await owner.sees('Set up Commonweave')
  await owner.fills({
    'Your organization': 'Bay Outreach',
    'Name of the workspace': 'The Bay',
    'Its word in web addresses': 'bay',
    'Your name': 'Noor Haddad',
    'Mail address': 'noor@bay.example',
    Password: 'a kettle on the stove',
  })
  await owner.chooses('Time zone', 'UTC')
  await owner.chooses('Language', 'English')
  await owner.presses(
    'Begin',
    'Welcome. Bring in a directory, or add the first organization by hand.',
    /Noor/,
  )
}

/** Invites somebody by mail to speak for a partner. */
export async function invites(
  owner: Visitor,
  here: string,
  { organization, person, address }: { organization: string; person: string; address: string },
): Promise<void> {
  await owner.opens(`${here}/people`)
  await owner.follows(new RegExp(`^Invite by mail.*${organization}`))
  await owner.sees(`Invite someone of ${organization}`)
  await owner.fills({ Name: person, 'Mail address': address })
  await owner.ticks(`Speak for ${organization}`)
  await owner.presses('Send the invitation', `The invitation to ${person} is on its way.`)
}

/** Whoever was invited comes in by the link in the mail, at a window of their own. */
export async function comesIn(
  { browser, origin, mailbox, scripts }: House,
  { organization, address }: { organization: string; address: string },
): Promise<Visitor> {
  const mail = await mailbox.to(address, '/invitation/')
  const link = new RegExp(`${origin}/invitation/[\\w-]+`).exec(mail)?.[0]
  if (link === undefined) throw new Error(`The mail holds no link: ${mail}`)
  const partner = await Visitor.arrive(browser, origin, { scripts })
  await partner.opens(link)
  await partner.sees('You are invited to The Bay', `where you speak for ${organization}`)
  await partner.presses('Come in')
  await partner.sees('Welcome. Good to have you here.')
  return partner
}

export async function takesPart(partner: Visitor, here: string, organization: string): Promise<void> {
  await partner.opens(`${here}/answer`)
  await partner.sees(`Does ${organization} take part?`)
  await partner.presses('Yes, take part', `${organization} takes part.`)
}

/** Signs an agreement that waits for it, by name. */
export async function signs(who: Visitor, agreement: string, name: string, title: string): Promise<void> {
  await who.opens(agreement)
  await who.follows('Read and sign')
  await who.fills({ 'Your name, as your signature': name })
  await who.ticks(`I am ${name}. I have read “${title}”`)
  await who.presses('Sign', 'Signed. Thank you.')
}

/** Pages take days to come only; a program may write down what was promised for a day gone by. */
export async function promisedFor(server: Running, here: string, text: string, dueOn: string) {
  const said = await server.command('token', 'create', '--workspace', 'bay', '--role', 'owner', '--json')
  const { token }: { token: string } = JSON.parse(said)
  const response = await fetch(`${server.origin}/api/v1/commitments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ partnershipId: here.split('/').at(-1), text, dueOn }),
  })
  if (response.status !== 201)
    throw new Error(`The API answered ${response.status}: ${await response.text()}`)
}

/** Where a list leads to for a text. */
export async function hrefOf(who: Visitor, list: string, text: string): Promise<string> {
  await who.opens(list)
  const href = await who.page.getByRole('link', { name: text }).first().getAttribute('href')
  if (href === null) throw new Error(`${list} leads to no ${text}`)
  return href
}

/** So many days from today, in the workspace's zone. */
export const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)
