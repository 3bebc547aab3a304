import type { Tx } from '#platform/context/context.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { localeFor, m } from '#platform/words/words.ts'

/**
 * Mails the text of minutes to people who don't sign in, each in their language, with whom to tell whether it is
 * right: that partner can note it in their name. Nobody who is not to be written to.
 */
export async function mailMinutes(
  tx: Tx,
  personIds: readonly string[],
  about: { meeting: string; partnership: string; organization: string; text: string },
): Promise<void> {
  if (personIds.length === 0) return
  const people = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', personIds)
    .where('deletedAt', 'is', null)
    .where('doNotContact', '=', false)
    .select(['id', 'name', 'email', 'language'])
    .execute()
  const addresses = await mailAddresses(tx, people)
  const { text, ...facts } = about
  for (const { id, name, language } of people) {
    const address = addresses.get(id)
    if (address === undefined) continue
    const locale = language === null ? tx.workspace.language : localeFor(language)
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
