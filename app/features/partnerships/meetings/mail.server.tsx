import type { CalendarEntry } from '#platform/calendar/entry.server.ts'
import { writeCalendar } from '#platform/calendar/write.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { replyAddress } from '#platform/mailbox/reply-address.server.ts'
import { receiversAmong } from '#platform/notices/receivers.server.ts'
import { m } from '#platform/words/words.ts'
import { organizerOf } from './entry.server.ts'

interface CalendarMail {
  method: 'REQUEST' | 'CANCEL'
  /** What is answered, by calendars that do. */
  about: { kind: 'meeting' | 'meetingSeries'; subjectId: string }
  entriesFor: (personId: string) => readonly CalendarEntry[]
  partnershipName: string
  href: string
  /** In the reader's language: what it is about, then a line each. */
  subject: () => string
  lines: () => string[]
  quote: string
}

/** Sends people an entry for their calendars, each in the own name and language; nobody who is not to be written to. */
export async function mailCalendar(tx: Tx, personIds: readonly string[], mail: CalendarMail): Promise<void> {
  const people = await mailReaders(tx, personIds)
  if (people.length === 0) return
  // A button that leads to a page to sign in at helps nobody who can't; their calendar answers.
  const comeIn = new Set(
    (
      await receiversAmong(
        tx,
        people.map(({ id }) => id),
        'meeting.invitation',
      )
    ).map(({ personId }) => personId),
  )
  const { method } = mail
  for (const { id, name, address, locale } of people) {
    const entries = mail.entriesFor(id)
    if (entries.length === 0) continue
    const to = await replyAddress(tx, { ...mail.about, personId: id })
    const people = { organizer: organizerOf(tx, to), attendee: { name, address } }
    const text = await writeCalendar({ method, entries: entries.map((entry) => ({ ...entry, ...people })) })
    await post(tx, {
      to: { address, name, personId: id },
      kind: 'meeting',
      locale,
      subject: mail.subject,
      body: () => (
        <LetterFrame
          lang={locale}
          workspace={tx.workspace.name}
          why={m.mail_meeting_why({ partnership: mail.partnershipName })}
        >
          <p>{mail.subject()}</p>
          {mail.lines().map((line) => (
            <p key={line}>{line}</p>
          ))}
          {mail.quote !== '' && <blockquote>{mail.quote}</blockquote>}
          {comeIn.has(id) ? (
            <LetterButton href={mail.href}>{m.mail_meeting_button()}</LetterButton>
          ) : (
            method === 'REQUEST' && to !== null && <p>{m.mail_meeting_calendar()}</p>
          )}
        </LetterFrame>
      ),
      calendar: { text, method },
    })
  }
}
