// A mail server that keeps what it is sent.
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export interface Mailbox {
  url: string
  /** The newest mail to an address that says something; waits for it. */
  to(address: string, containing: string): Promise<string>
  close(): Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const received: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, taken) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: quotedPrintable(Buffer.concat(chunks).toString('utf8')),
        })
        taken()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    async to(address, containing) {
      for (let tries = 0; tries < 300; tries++) {
        const mail = received.findLast(({ to, text }) => to.includes(address) && text.includes(containing))
        if (mail !== undefined) return mail.text
        await setTimeout(100)
      }
      throw new Error(`No mail with “${containing}” came to ${address}; ${received.length} came in all.`)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Long lines of a mail come folded, and signs beyond ASCII as numbers; enough here to find words and links. */
const quotedPrintable = (text: string) =>
  text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
