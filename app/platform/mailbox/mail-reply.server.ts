import type { Tx } from '../context/context.server.ts'
import type { Refusal } from '../errors/errors.ts'

/** What somebody answered by mail, read and cleaned. Who it is from is `tx.actor`. */
export interface MailAnswer {
  subjectId: string
  personId: string
  /** What they wrote, without what they quoted and signed; never empty unless something is attached. */
  text: string
  /** All of it as they sent it, with harmless markup only; null where the mail had none. */
  html: string | null
  /** Those that are not too large; what they are, `attachFile` finds out. */
  attachments: File[]
  /** As the sender's mail program made it. */
  messageId: string
  /** What the sender's clock said; it may be wrong. */
  sentAt: Date | null
}

/** A kind of record that is answered by mail. */
export interface MailReply {
  kind: string
  /**
   * Takes one answer, as its writer: the actor of the transaction has the role and the reach that they come in with
   * now. A verb like any other: it records. NotFound, Forbidden and a Refusal hold the mail for somebody to look at.
   */
  receive: (tx: Tx, answer: MailAnswer) => Promise<undefined | Refusal>
}

/** A kind of record whose invitations are mailed with a calendar entry. */
export interface CalendarReplies {
  kind: string
  /**
   * Takes what a calendar answered: the text of its entry, the address it came from in small letters, and the record
   * whose invitation was answered. The actor is the person who was asked; without a sign-in they reach as a link does.
   */
  receive: (tx: Tx, reply: { subjectId: string; from: string; text: string }) => Promise<undefined | Refusal>
}
