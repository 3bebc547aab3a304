import type { Tx } from '../context/context.server.ts'
import { mailAddresses } from '../mail/addresses.server.ts'
import { LetterFrame } from '../mail/letter.tsx'
import { post } from '../mail/mail.server.ts'
import { refusalText } from '../words/sentence.server.ts'
import { localeFor, m } from '../words/words.ts'
import type { Why } from './hold.server.ts'
import { mailFileBytes } from './reading/read-mail.server.ts'

/** Answers a person whose mail was not taken as it came: what was left out, or that somebody has to look at it first. */
export async function writeBack(
  tx: Tx,
  personId: string,
  { mail, held, tooLarge }: { mail: { subject: string }; held?: Why; tooLarge: readonly string[] },
): Promise<void> {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', personId)
    .select(['id', 'name', 'email', 'language'])
    .executeTakeFirstOrThrow()
  const address = (await mailAddresses(tx, [person])).get(person.id)
  if (address === undefined) return
  const locale = person.language === null ? tx.workspace.language : localeFor(person.language)
  const subject = mail.subject
  await post(tx, {
    to: { address, name: person.name, personId },
    kind: 'mail-back',
    locale,
    subject: () => (held === undefined ? m.mail_back_files_subject() : m.mail_back_held_subject()),
    body: () => (
      <LetterFrame lang={locale} workspace={tx.workspace.name} why={m.mail_back_why()}>
        {held === undefined ? (
          <p>{m.mail_back_files({ subject })}</p>
        ) : (
          <p>{m.mail_back_held({ subject })}</p>
        )}
        {held !== undefined && (
          <p>{held.refusal === undefined ? reasonOf(held) : refusalText(held.refusal)}</p>
        )}
        {tooLarge.length > 0 && (
          <p>{m.mail_back_too_large({ files: tooLarge.join(', '), most: mailFileBytes / 1024 / 1024 })}</p>
        )}
      </LetterFrame>
    ),
  })
}

const reasonOf = ({ reason }: Why): string =>
  reason === 'gone' || reason === 'reach'
    ? m.mail_back_reach()
    : reason === 'empty'
      ? m.mail_back_empty()
      : m.mail_back_no_answers()
