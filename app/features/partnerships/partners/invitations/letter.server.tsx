import type { Tx } from '#platform/context/context.server.ts'
import { languageOf } from '#platform/mail/language.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'

interface Invited {
  personId: string
  name: string
  email: string
  message: string
  organizationName: string
  inviter: string
  partnershipName: string
  /** BCP 47, the person's before the partnership's; null: nobody has said. */
  languages: (string | null)[]
  /** The last day the link works. */
  until: string
}

/** Mails the link that lets someone in, in the language they read. */
export async function postInvitation(tx: Tx, invited: Invited, token: string): Promise<void> {
  const locale = languageOf(tx, invited.languages)
  const facts = {
    inviter: invited.inviter || tx.workspace.name,
    partnership: invited.partnershipName,
    organization: invited.organizationName,
  }
  await post(tx, {
    to: { address: invited.email, name: invited.name, personId: invited.personId },
    kind: 'invitation',
    locale,
    subject: () => m.mail_invitation_subject(facts),
    body: () => (
      <LetterFrame lang={locale} workspace={tx.workspace.name} why={m.mail_invitation_why()}>
        {invited.message !== '' && (
          <blockquote style={{ margin: '0 0 18px', paddingLeft: 14, borderLeft: '3px solid #e4ded3' }}>
            {invited.message}
          </blockquote>
        )}
        <p>{m.mail_invitation_text(facts)}</p>
        <LetterButton href={`${tx.system.settings.publicUrl}/invitation/${token}`}>
          {m.mail_invitation_button()}
        </LetterButton>
        <p>{m.mail_invitation_until({ on: formatDay(invited.until) })}</p>
      </LetterFrame>
    ),
  })
}
