// The main job from start to finish, told by two sides at windows of their own.
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser, Visitor } from './browser.ts'
import { type Mailbox, openMailbox } from './mail.ts'
import { type Running, startServer } from './server.ts'
import { comesIn, day, hrefOf, invites, promisedFor, setUp, takesPart } from './steps.ts'

/** A directory to bring in, and the organization and person in it that the story is about. */
export interface Directory {
  files: string[]
  partner: string
  /** Another organization that is brought in with it. */
  another: string
  person: string
}

const partnership = 'A light in the window'
const vision = 'Everyone on Mill Road has somebody to call before things get bad.'
const goal = '40 households on Mill Road know whom to call'
const community = 'Families on Mill Road'

/** Tells the whole story on a fresh house; throws where somebody doesn't see what they should. */
export async function tellStory(directory: Directory, { scripts }: { scripts: boolean }): Promise<void> {
  const mailbox = await openMailbox()
  const server = await startServer({ env: { SMTP_URL: mailbox.url } })
  const browser = await openBrowser()
  try {
    const owner = await Visitor.arrive(browser, server.origin, { scripts })
    await setUp(owner)
    await bringIn(owner, directory)
    const here = await beginPartnership(owner, directory)
    const partner = await invite(owner, here, directory, browser, server.origin, mailbox, scripts)
    await agreeOnDirection(owner, partner, here, directory)
    await agreeOnRoles(owner, partner, here, directory)
    await promise(owner, partner, here, directory, server)
    await keepInTouch(owner, partner, here, directory)
    await moveOn(owner, partner, here)
  } finally {
    await browser.close()
    await server.stop()
    await mailbox.close()
  }
}

async function bringIn(owner: Visitor, { files, partner, another, person }: Directory): Promise<void> {
  await owner.opens('/bay/imports/new')
  await owner.ticks('A directory (HSDS)')
  await owner.uploads('Files', files)
  await owner.presses('Upload and look')
  await comesTo(owner, 'Everything is read')
  await owner.presses('Bring it in')
  await comesTo(owner, 'It is brought in')
  await owner.opens(`/bay/organizations?query=${encodeURIComponent(another)}`)
  await owner.sees(another)
  await owner.opens(`/bay/organizations?query=${encodeURIComponent(partner)}`)
  await owner.follows(partner)
  await owner.sees(person)
}

/** Work in the background shows on its page; whoever waits looks again. */
async function comesTo(owner: Visitor, text: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if ((await owner.page.getByText(text).count()) > 0) return
    await setTimeout(250)
    await owner.opens(owner.where)
  }
  await owner.sees(text)
}

async function beginPartnership(owner: Visitor, { partner }: Directory): Promise<string> {
  await owner.opens('/bay/communities/new')
  await owner.fills({ Name: community })
  await owner.presses('Save', community)
  await owner.opens(`/bay/partnerships/new?query=${encodeURIComponent(partner)}`)
  await owner.follows(partner)
  await owner.fills({ Name: partnership, 'What for': 'So that nobody is alone with a cold house.' })
  await owner.ticks(community)
  await owner.presses(
    'Start a partnership',
    'The partnership has begun. Now bring in the people of the other side.',
    partner,
  )
  return owner.where.replace(/\/people$/, '')
}

async function invite(
  owner: Visitor,
  here: string,
  { partner: organization, person }: Directory,
  browser: Browser,
  origin: string,
  mailbox: Mailbox,
  scripts: boolean,
): Promise<Visitor> {
  const address = 'partner@elsewhere.example'
  await invites(owner, here, { organization, person, address })

  // The owner sees that it went, and not the key in it.
  await owner.opens('/bay/settings/outbox')
  await owner.sees(address)
  await owner.opens(
    (await owner.page.locator('a[href*="/settings/outbox/"]').first().getAttribute('href')) ?? '',
  )
  await owner.sees('so its key is not shown to anybody else', /\/invitation\/…/)
  const partner = await comesIn({ browser, origin, mailbox, scripts }, { organization, address })
  await takesPart(partner, here, organization)

  // It reaches this partnership, and nothing that is the host's alone.
  await partner.opens('/bay/partnerships')
  await partner.sees(partnership)
  await partner.seesNo('Imports', 'Start a partnership')
  const settings = await partner.page.goto(`${origin}/bay/settings`)
  if (settings?.status() !== 403) throw new Error('A partner opened the settings.')
  return partner
}

async function agreeOnDirection(
  owner: Visitor,
  partner: Visitor,
  here: string,
  { partner: organization }: Directory,
) {
  await partner.opens(`${here}/vision/edit`)
  await partner.fills({ 'The vision': vision })
  await partner.presses('Save', 'The vision is written. Now each partner can endorse it.')
  await partner.opens(`${here}/vision/endorse`)
  await partner.presses('Endorse this text', 'Endorsed. The others see it here.', '1 of 2 have endorsed it.')

  await owner.opens('/bay/today')
  await owner.sees('Others wait for you', `Endorse the vision of ${partnership}`)
  await owner.opens(`${here}/vision`)
  await owner.sees(vision, organization)
  await owner.follows('Endorse this text')
  await owner.presses('Endorse this text', 'Everyone who takes part has endorsed it.')

  await owner.opens(`${here}/goals/new`)
  await owner.fills({
    'What should be different?': goal,
    'What you will count': 'Households that have the number by their telephone',
    'Counted in': 'households',
    'Where it stands now': '4',
    'Where it should stand': '40',
    'Why can you reach it?': 'Twelve neighbors offered to knock on doors.',
    'Which need does it answer?': 'Nobody to call when the heating fails',
    'By when?': day(200),
  })
  await owner.presses('Save', 'The goal is set.', goal)
  await partner.opens(`${here}/goals`)
  await partner.sees(goal)
}

async function agreeOnRoles(
  owner: Visitor,
  partner: Visitor,
  here: string,
  { partner: organization, person }: Directory,
) {
  await owner.opens(`${here}/roles`)
  await owner.fills({ 'What is to be done?': 'Answer the telephone' })
  await owner.presses('Add', 'The work is named. Now say who does what.')
  await owner.follows('Say who of theirs')
  await owner.chooses('Bay Outreach', 'answers for it')
  await owner.chooses(organization, 'does it')
  await owner.chooses(`Who at ${organization}`, person)
  await owner.presses('Save', 'What is still unclear')
  await owner.follows('Accept our roles')
  await owner.presses('Accept', /role/)
  await partner.opens('/bay/today')
  await partner.sees(`Accept your roles in ${partnership}`)
  await partner.opens(`${here}/roles`)
  await partner.follows('Accept our roles')
  await partner.sees('Answer the telephone')
  await partner.presses(
    'Accept',
    'Every partner has accepted its roles, and each piece of work has one that answers for it.',
  )
}

async function promise(
  owner: Visitor,
  partner: Visitor,
  here: string,
  { partner: organization }: Directory,
  server: Running,
) {
  const ours = 'Print the cards with the number'
  const theirs = 'Find three people who answer in the evening'
  const late = 'Send the list of streets'
  await promises(owner, here, ours, day(7))
  await promises(partner, here, theirs, day(10))
  await promisedFor(server, here, late, day(-1))

  // Each side accepts what the other promised, from what waits for it on Today.
  for (const text of [ours, late]) {
    await partner.opens('/bay/today')
    await partner.sees(`Accept “${text}”`)
    await partner.opens(await hrefOf(partner, `${here}/commitments?view=all`, text))
    await partner.follows('Accept it')
    await partner.presses('Accept it', 'Accepted. Both sides now count on it.')
  }
  await owner.opens(await hrefOf(owner, `${here}/commitments?view=all`, theirs))
  await owner.sees(`${organization} promised this to Bay Outreach`)
  await owner.follows('Accept it')
  await owner.presses('Accept it', 'Accepted. Both sides now count on it.')

  await owner.opens('/bay/today')
  await owner.sees('Late', late)
  await partner.opens(`${here}/commitments`)
  await partner.sees(late, /1 day late/)

  await partner.opens(await hrefOf(partner, `${here}/commitments`, theirs))
  await partner.follows('It is done')
  await partner.fills({ 'What was done': 'Ana, Ben and Chi take turns.' })
  await partner.presses('It is done', 'Done. The other side can confirm it.')
  await owner.opens(await hrefOf(owner, `${here}/commitments?view=all`, theirs))
  await owner.sees('Ana, Ben and Chi take turns.')
  await owner.follows('Confirm it')
  await owner.presses('Confirm it', 'Confirmed. That is a promise kept for all to see.')
  await partner.opens(`${here}/commitments?view=kept`)
  await partner.sees(theirs, '1 of 1')
}

async function promises(who: Visitor, here: string, text: string, by: string) {
  await who.opens(`${here}/commitments/new`)
  await who.fills({ 'What is promised': text, 'By when': by })
  await who.presses('Promise it', 'Promised. The others are asked to accept it.', text)
}

async function keepInTouch(
  owner: Visitor,
  partner: Visitor,
  here: string,
  { partner: organization, person }: Directory,
) {
  await owner.opens(`/bay/touchpoints/new?partnership=${here.split('/').at(-1)}&kind=listening-session`)
  await owner.chooses('What it was', 'Listening session')
  await owner.ticks(person)
  await owner.fills({ 'What was said': 'Most did not know that there is a number to call.' })
  await owner.chooses('Community', community)
  await owner.fills({ 'How many of them': '9' })
  await owner.presses('Log it', 'Logged.', 'Most did not know that there is a number to call.')
  await partner.opens(`${here}/touchpoints`)
  await partner.sees('Most did not know that there is a number to call.')

  await partner.opens(`${here}/cadence`)
  await partner.follows('Propose a rhythm')
  await partner.fills({ 'At least every': '14' })
  await partner.presses('Propose a rhythm', 'Proposed. The other side is asked to agree.')
  await owner.opens('/bay/today')
  await owner.sees(new RegExp(`Agree to talk with ${organization} every`))
  await owner.opens(`${here}/cadence`)
  await owner.follows('Agree to it')
  await owner.presses('Agree to it', 'Agreed.')
  await partner.opens(`${here}/cadence`)
  await partner.sees(/Agreed: every/)
}

async function moveOn(owner: Visitor, partner: Visitor, here: string) {
  await owner.opens(`${here}/journey`)
  await owner.sees('In Advise since', 'everything Advise asks for is in the record. Move on to Acclimate?')
  await owner.opens(`${here}/journey/move?stage=acclimate`)
  await owner.sees('Everything up to here is in the record.')
  await owner.ticks('Acclimate')
  await owner.fills({ Why: 'We know what we want, who does what, and how often we talk.' })
  await owner.presses('Move', 'The partnership is in Acclimate now.')
  await partner.opens(`${here}/journey`)
  await partner.sees(
    'On to Acclimate',
    'We know what we want, who does what, and how often we talk.',
    'Noor Haddad',
  )
}
