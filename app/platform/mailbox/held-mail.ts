/** Why a mail is held: not from an address of the person whom it would be taken for, and so on. */
export const heldReasons = ['address', 'gone', 'reach', 'refused', 'no answers', 'empty'] as const
export type HeldReason = (typeof heldReasons)[number]

/** What came with a mail. */
export interface HeldFile {
  id: string
  name: string
  sizeBytes: number
}

/** A held mail as whoever settles it sees it. */
export interface HeldMail {
  id: string
  from: string
  subject: string
  at: string
  when: string
  /** Whose address it was sent to. */
  personName: string
  reason: HeldReason
  /** The reason as a sentence. */
  why: string
  /** Null where the reader doesn't reach what it answers: the text is not theirs to read. */
  shown: { text: string; files: HeldFile[]; about: { title: string; href: string } } | null
  /** Where it is not the reader’s to read: who on its own side can read and settle it. */
  leads: string[]
  /** As whom it can be put where it was meant to go; nobody for a calendar's answer. */
  writers: { id: string; name: string }[]
}
