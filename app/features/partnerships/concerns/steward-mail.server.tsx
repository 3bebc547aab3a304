import { v4 } from 'uuid'
import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { languageOf } from '#platform/mail/language.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { m } from '#platform/words/words.ts'

// No letter tells what a concern is about: a mail lies where others may see it.
const letters = {
  asked: {
    subject: m.mail_concern_asked_subject,
    text: m.mail_concern_asked_text,
    button: m.mail_concern_asked_button,
  },
  news: {
    subject: m.mail_concern_news_subject,
    text: m.mail_concern_news_text,
    button: m.mail_concern_news_button,
  },
  replaced: { subject: m.mail_concern_replaced_subject, text: m.mail_concern_replaced_text, button: null },
  renewed: {
    subject: m.mail_concern_renewed_subject,
    text: m.mail_concern_renewed_text,
    button: m.mail_concern_news_button,
  },
  again: {
    subject: m.mail_concern_again_subject,
    text: m.mail_concern_again_text,
    button: m.mail_concern_news_button,
  },
}

/** Writes to a steward from outside, with a key of this mail's own that works for the days the workspace says; earlier ones work on until they lapse, and as long as they are the steward. Answers whether there is an address. */
export async function mailSteward(
  tx: Tx,
  { partnershipName }: { partnershipName: string },
  steward: { id: string; person: { id: string } },
  what: keyof typeof letters,
): Promise<boolean> {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', steward.person.id)
    .where('deletedAt', 'is', null)
    .select(['id', 'name', 'email', 'language'])
    .executeTakeFirst()
  const address = person === undefined ? undefined : (await mailAddresses(tx, [person])).get(person.id)
  if (person === undefined || address === undefined) return false
  const locale = languageOf(tx, [person.language])
  const letter = letters[what]
  // Who sees to it no more gets no key.
  const token = letter.button === null ? null : await newKey(tx, steward.id)
  const facts = () => ({ partnership: partnershipName, workspace: tx.workspace.name })
  await post(tx, {
    to: { address, name: person.name, personId: person.id },
    kind: 'concern',
    locale,
    subject: () => letter.subject(facts()),
    body: () => (
      <LetterFrame lang={locale} workspace={tx.workspace.name} why={m.mail_concern_why(facts())}>
        <p>{letter.text(facts())}</p>
        {letter.button !== null && (
          <>
            <LetterButton href={`${tx.system.settings.publicUrl}/concern-steward/${token}`}>
              {letter.button()}
            </LetterButton>
            <p>{m.mail_concern_logged()}</p>
          </>
        )}
      </LetterFrame>
    ),
  })
  return true
}

async function newKey(tx: Tx, stewardId: string): Promise<string> {
  const { token, hash } = newToken()
  const days = await limitOf(tx, 'stewardLinkDays')
  await tx.db
    .insertInto('concernStewardKeys')
    .values({
      workspaceId: tx.workspace.id,
      id: v4(),
      stewardId,
      keyHash: hash,
      madeOn: tx.today,
      expiresOn: addDays(tx.today, days),
    })
    .execute()
  return token
}
