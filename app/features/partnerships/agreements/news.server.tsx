import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { m } from '#platform/words/words.ts'
import { languageOf } from '../partners/invitations/language.server.ts'
import type { Agreement } from './agreement.ts'
import type { Told } from './told.server.ts'

type Subject = Pick<Agreement, 'id' | 'partnershipId' | 'partnershipName'>

interface News {
  kind: string
  /** One sentence, made inside the receiver's language. */
  say: () => string
  /** What somebody wrote, as they wrote it. */
  quote: string
}

/** Tells people what happened to an agreement; answers with those of them who have no sign-in. */
export async function tellNews(
  tx: Tx,
  { id, partnershipId }: Subject,
  people: readonly Told[],
  news: News,
): Promise<Told[]> {
  const { withoutSignIn } = await notify(tx, {
    ...news,
    to: people.map((one) => one.personId),
    subject: { kind: 'agreement', id },
    partnershipId,
    href: `/agreements/${id}`,
  })
  return people.filter((one) => withoutSignIn.includes(one.personId))
}

/**
 * Mails what happened to people who have no sign-in, in words alone, as there is nothing they could open. It is kept as
 * a notice that shows on no page, by which one knows that they were told.
 */
export async function mailNews(
  tx: Tx,
  { id, partnershipId, partnershipName: partnership }: Subject,
  people: readonly Told[],
  { kind, say, quote }: News,
): Promise<void> {
  const rows = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', [...people.map((one) => one.personId), tx.workspace.id])
    .where('deletedAt', 'is', null)
    .where('doNotContact', '=', false)
    .select(['id', 'name', 'email', 'language'])
    .execute()
  const addresses = await mailAddresses(tx, rows)
  for (const person of rows) {
    const address = addresses.get(person.id)
    if (address === undefined) continue
    const locale = languageOf(tx, [person.language])
    const organization = people.find((one) => one.personId === person.id)?.organizationName ?? ''
    await post(tx, {
      to: { address, name: person.name, personId: person.id },
      kind,
      locale,
      subject: say,
      body: () => (
        <LetterFrame
          lang={locale}
          workspace={tx.workspace.name}
          why={m.mail_agreement_why({ organization, partnership })}
        >
          <p>{say()}</p>
          {quote !== '' && <blockquote>{quote}</blockquote>}
        </LetterFrame>
      ),
    })
    await tx.db
      .insertInto('notices')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        personId: person.id,
        kind,
        subjectKind: 'agreement',
        subjectId: id,
        partnershipId,
        href: `/agreements/${id}`,
        text: speak(locale, say),
        quote,
        onPage: false,
        byMail: 'now',
        mailedAt: tx.now,
        createdAt: tx.now,
      })
      .execute()
  }
}
