import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { m } from '#platform/words/words.ts'
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
  const readers = await mailReaders(
    tx,
    people.map((one) => one.personId),
  )
  for (const { id: personId, name, address, locale } of readers) {
    const organization = people.find((one) => one.personId === personId)?.organizationName ?? ''
    await post(tx, {
      to: { address, name, personId },
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
          {quote !== '' && <blockquote dir="auto">{quote}</blockquote>}
        </LetterFrame>
      ),
    })
    await tx.db
      .insertInto('notices')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        personId,
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
