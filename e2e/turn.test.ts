// One agreement written in turns and signed by both, told by two sides at windows of their own.
import { describe, it } from 'vitest'
import { openBrowser, Visitor } from './browser.ts'
import { openMailbox } from './mail.ts'
import { startServer } from './server.ts'
import { comesIn, day, invites, setUp, signs, takesPart } from './steps.ts'

const harbor = 'Harbor Youth'
const title = 'The key to the boathouse'
const wanted = 'Please say who locks up.'
const keys = 'Bay Outreach keeps both keys.'
const fairer = 'Each of us keeps one key.'
const lockUp = 'Whoever leaves last locks up.'

/** Bay Outreach drafts and hands over; Harbor Youth writes, hands back and suggests; that is taken up, sent and signed. */
async function tellTurn({ scripts }: { scripts: boolean }): Promise<void> {
  const mailbox = await openMailbox()
  const server = await startServer({ env: { SMTP_URL: mailbox.url } })
  const browser = await openBrowser()
  try {
    const noor = await Visitor.arrive(browser, server.origin, { scripts })
    await setUp(noor)
    const here = await begins(noor)
    const address = 'lucia@harbor.example'
    await invites(noor, here, { organization: harbor, person: 'Lucía Ferrer', address })
    const house = { browser, origin: server.origin, mailbox, scripts }
    const lucia = await comesIn(house, { organization: harbor, address })
    await takesPart(lucia, here, harbor)
    await noor.finds(`${here}/people`, 'Lucía Ferrer')
    await tellAgreement(noor, lucia, here)
  } finally {
    await browser.close()
    await server.stop()
    await mailbox.close()
  }
}

async function begins(noor: Visitor): Promise<string> {
  await noor.opens('/bay/organizations/new')
  await noor.fills({ Name: harbor })
  await noor.chooses('Kind', 'Nonprofit')
  await noor.presses('Save', `${harbor} is in the landscape.`)
  await noor.opens(`/bay/partnerships/new?query=${encodeURIComponent(harbor)}`)
  await noor.follows(harbor)
  await noor.fills({ Name: 'The boathouse', 'What for': 'So that it is open on Saturdays.' })
  await noor.presses('Start a partnership', 'The partnership has begun.')
  return noor.where.replace(/\/people$/, '')
}

async function tellAgreement(noor: Visitor, lucia: Visitor, here: string): Promise<void> {
  await noor.opens(`${here}/agreements/new`)
  await noor.fills({ Title: title, 'First day': day(0), 'Last day': day(365), Text: keys })
  await noor.chooses('Kind', 'Memorandum of understanding')
  await noor.presses('Save', 'The agreement is begun. Read it through before you send it.')
  const agreement = noor.where
  await handsOver(noor, agreement, harbor, wanted)

  // Whose turn it is reads so and writes; the other side reads along.
  await noor.opens(agreement)
  await noor.sees(`${harbor} has the pen`)
  await noor.seesNo('Send for signature')
  await lucia.opens('/bay/today')
  await lucia.sees(`Write on at “${title}”`)
  await lucia.opens(agreement)
  await lucia.sees('It is your turn to write', new RegExp(wanted))
  await lucia.opens(`${agreement}/edit`)
  await lucia.fills({ Text: `${keys}\n\n${lockUp}` })
  await lucia.presses('Save', 'Saved.')
  await handsOver(lucia, agreement, 'Bay Outreach', 'I would share the keys.')

  await lucia.opens(`${agreement}/suggest?passage=1`)
  await lucia.fills({ 'How it should read': fairer, 'Why?': 'On Saturdays nobody of yours is there.' })
  await lucia.presses('Suggest it', 'Suggested. It stands beside the passage.')
  await noor.opens(`${agreement}/suggestions`)
  await noor.sees('Lucía Ferrer', 'Why: On Saturdays nobody of yours is there.')
  await noor.presses('Accept', 'Accepted. The text has a new version.')

  await noor.opens(`${agreement}/send`)
  await noor.chooses('Signature 1', 'Noor Haddad, Bay Outreach')
  await noor.chooses('Signature 2', `Lucía Ferrer, ${harbor}`)
  await noor.presses('Send for signature', 'Sent. Those who sign are being asked.')
  await signs(lucia, agreement, 'Lucía Ferrer', title)
  await noor.opens(agreement)
  await noor.sees('Waiting for Noor Haddad (Bay Outreach).')
  await signs(noor, agreement, 'Noor Haddad', title)
  for (const one of [noor, lucia]) {
    await one.opens(agreement)
    await one.sees(/^Signed by all; its last day is/, fairer, lockUp)
    await one.seesNo(keys)
  }
}

async function handsOver(who: Visitor, agreement: string, to: string, word: string): Promise<void> {
  await who.opens(`${agreement}/hand`)
  await who.chooses('Who writes next?', to)
  await who.fills({ 'What would you like them to do?': word })
  await who.presses('Hand it over', 'Handed over. They are told.')
}

describe('an agreement written in turns', () => {
  it('goes from one side to the other and is signed by both', () => tellTurn({ scripts: true }), 600_000)
  it('goes there without scripts', () => tellTurn({ scripts: false }), 600_000)
})
