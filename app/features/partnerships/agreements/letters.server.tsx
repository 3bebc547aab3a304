import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { languageOf } from '#platform/mail/language.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Agreement, Signer } from './agreement.ts'

/** Mails the link by which somebody signs who has no sign-in; null where there is no address. */
export async function mailLink(tx: Tx, agreement: Agreement, signer: Signer) {
  const made = await letter(tx, agreement, signer, {
    subject: m.mail_signature_subject,
    text: m.mail_signature_text,
    button: m.mail_signature_button,
    message: agreement.sending?.message ?? '',
  })
  return made && { tokenHash: made.hash, expiresAt: made.expiresAt }
}

/** Mails the signed document to somebody without a sign-in: by a link of its own, as the first one may lapse sooner. */
export async function mailCopy(tx: Tx, agreement: Agreement, signer: Signer): Promise<void> {
  const made = await letter(tx, agreement, signer, {
    subject: m.mail_signed_subject,
    text: m.mail_signed_text,
    button: m.mail_signed_button,
    message: '',
  })
  if (made === null) return
  await tx.db
    .updateTable('agreementSigners')
    .set({ copyTokenHash: made.hash, copyExpiresAt: made.expiresAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signer.id)
    .execute()
}

interface Facts {
  title: string
  organization: string
  partnership: string
}
interface Words {
  subject: (facts: Facts) => string
  text: (facts: Facts) => string
  button: () => string
  message: string
}

async function letter(tx: Tx, agreement: Agreement, signer: Signer, words: Words) {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signer.personId)
    .where('deletedAt', 'is', null)
    .select(['id', 'name', 'email', 'language'])
    .executeTakeFirst()
  const address = person && (await mailAddresses(tx, [person])).get(person.id)
  if (person === undefined || address === undefined) return null
  const { token, hash } = newToken()
  const linkDays = await limitOf(tx, 'signatureLinkDays')
  const expiresAt = new Date(tx.now.getTime() + linkDays * 86_400_000)
  const until = addDays(dayIn(tx.workspace.timeZone, tx.now), linkDays)
  const locale = languageOf(tx, [person.language])
  const facts = {
    title: agreement.title,
    organization: signer.organizationName,
    partnership: agreement.partnershipName,
  }
  await post(tx, {
    to: { address, name: person.name, personId: person.id },
    kind: 'signature',
    locale,
    subject: () => words.subject(facts),
    body: () => (
      <LetterFrame
        lang={locale}
        workspace={tx.workspace.name}
        why={m.mail_signature_why({ workspace: tx.workspace.name, organization: signer.organizationName })}
      >
        <p>{words.text(facts)}</p>
        {words.message !== '' && <blockquote>{words.message}</blockquote>}
        <LetterButton href={`${tx.system.settings.publicUrl}/signature/${token}`}>
          {words.button()}
        </LetterButton>
        <p>{m.mail_signature_until({ on: formatDay(until) })}</p>
      </LetterFrame>
    ),
  })
  return { hash, expiresAt }
}
