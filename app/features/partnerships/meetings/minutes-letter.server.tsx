import { v7 as uuid } from 'uuid'
import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { speakersOf } from '../agreements/speakers.server.ts'
import type { Representative } from '../partners/partner.ts'

/**
 * Mails the text of minutes to people who don't sign in, each in their language, with a link of their own to where they
 * confirm it or say what is wrong, one for each partner they stand for, which works for the days the workspace says. Nobody who is not to be written to.
 */
export async function mailMinutes(
  tx: Tx,
  people: readonly Pick<Representative, 'personId' | 'organizationId'>[],
  about: { meetingId: string; meeting: string; partnership: string; organization: string; text: string },
): Promise<void> {
  const { text, meetingId, ...facts } = about
  const expiresOn = addDays(tx.today, await limitOf(tx, 'minutesLinkDays'))
  const spokenFor = await speakersOf(tx, [...new Set(people.map((one) => one.organizationId))])
  const readers = await mailReaders(tx, [...new Set(people.map((one) => one.personId))])
  const letters = readers.flatMap((reader) => {
    const own = people.filter((one) => one.personId === reader.id)
    return [...new Set(own.map((one) => one.organizationId))].map((organizationId) => ({
      ...reader,
      organizationId,
    }))
  })
  for (const { id, name, address, locale, organizationId } of letters) {
    const { token, hash } = newToken()
    await tx.db
      .insertInto('minutesKeys')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        meetingId,
        personId: id,
        organizationId,
        tokenHash: hash,
        expiresOn,
        createdAt: tx.now,
      })
      .execute()
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
          <p>{spokenFor.has(organizationId) ? m.mail_minutes_ask_wrong() : m.mail_minutes_ask()}</p>
          <LetterButton href={`${tx.system.settings.publicUrl}/confirm-minutes/${token}?lang=${locale}`}>
            {m.mail_minutes_button()}
          </LetterButton>
          <p>{m.mail_minutes_until({ day: formatDay(expiresOn) })}</p>
        </LetterFrame>
      ),
    })
  }
}
