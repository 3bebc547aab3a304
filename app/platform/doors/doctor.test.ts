// What the doctor says of answers by mail, with a real mailbox where there is one.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImapServer, startImap } from '../testing/dovecot.ts'
import { mailbox } from './doctor.server.ts'

const address = 'answers@commonweave.example'
const settings = (given: Partial<Parameters<typeof mailbox>[0]>) => ({
  imapUrl: null,
  inboundMail: null,
  inboundSecret: null,
  ...given,
})

describe('the doctor, of answers by mail', () => {
  let imap: ImapServer
  beforeAll(async () => {
    imap = await startImap()
  })
  afterAll(() => imap.stop())

  const says = async (given: Partial<Parameters<typeof mailbox>[0]>) => {
    const { state, sentence } = await mailbox(settings(given))
    return `${state}: ${sentence}`
  }

  it('asks for an address where none is set, and more so where a way in waits for it', async () => {
    expect(await says({})).toBe('attention: Nobody can answer by mail; INBOUND_MAIL says to which address.')
    for (const way of [{ imapUrl: imap.url }, { inboundSecret: 'a secret' }])
      expect(await says(way)).toBe(
        'wrong: A way in for mail is set, but INBOUND_MAIL does not say to which address.',
      )
  })

  it('finds that mail to an address comes in nowhere, or that a provider hands it over', async () => {
    expect(await says({ inboundMail: address })).toBe(
      `wrong: Mail to ${address} comes in nowhere; set IMAP_URL or INBOUND_SECRET.`,
    )
    expect(await says({ inboundMail: address, inboundSecret: 'a secret' })).toBe(
      `fine: A mail provider hands over what is sent to ${address}.`,
    )
  })

  it('opens the mailbox, and says why it can’t', async () => {
    expect(await says({ inboundMail: address, imapUrl: imap.url })).toBe(
      `fine: The mailbox of ${address} can be opened.`,
    )
    const wrong = new URL(imap.url)
    wrong.password = 'not-the-password'
    expect(await says({ inboundMail: address, imapUrl: wrong.href })).toMatch(
      new RegExp(`^wrong: The mailbox of ${address} can’t be opened: .+\\.$`),
    )
    expect(await says({ inboundMail: address, imapUrl: 'imap://nobody@127.0.0.1:1' })).toMatch(/^wrong: /)
  })
})
