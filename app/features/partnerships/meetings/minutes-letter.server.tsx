import type { Tx } from '#platform/context/context.server.ts'
import { LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { m } from '#platform/words/words.ts'

/**
 * Mails the text of minutes to people who don't sign in, each in their language, with whom to tell whether it is
 * right: that partner can note it in their name. Nobody who is not to be written to.
 */
export async function mailMinutes(
  tx: Tx,
  personIds: readonly string[],
  about: { meeting: string; partnership: string; organization: string; text: string },
): Promise<void> {
  const { text, ...facts } = about
  for (const { id, name, address, locale } of await mailReaders(tx, personIds)) {
    await post(tx, {
      to: { address, name, personId: id },
      kind: 'minutes',
      locale,
      subject: () => m.mail_minutes_subject(facts),
      body: () => (
        <LetterFrame lang={locale} workspace={tx.workspace.name} why={m.mail_minutes_why(facts)}>
          <p>{m.mail_minutes_text(facts)}</p>
          <blockquote dir="auto" style={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </blockquote>
          <p>{m.mail_minutes_ask(facts)}</p>
        </LetterFrame>
      ),
    })
  }
}
