import type { Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import type { JobHandler } from '../features/feature.server.ts'
import { mailAddresses } from '../mail/addresses.server.ts'
import { post } from '../mail/mail.server.ts'
import { localeFor } from '../words/words.ts'
import { NoticeLetter } from './letter.tsx'
import { isQuiet } from './notice.ts'
import type { Receiver } from './receivers.server.ts'

/** The moment at which a mail to them may go, by the wall clock of their zone; null for now. */
export async function waitingUntil(
  now: Date,
  { quiet, zone }: Pick<Receiver, 'quiet' | 'zone'>,
): Promise<Date | null> {
  if (quiet === null) return null
  const { Temporal } = await import('temporal-polyfill')
  const there = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  if (!isQuiet(quiet, there.hour)) return null
  const day = there.toPlainDate().add({ days: quiet.until > there.hour ? 0 : 1 })
  const end = day.toPlainDateTime({ hour: quiet.until })
  // Where clocks are put back over it, the hour strikes twice, and the first time may be past.
  const first = end.toZonedDateTime(zone)
  const strikes = first.epochMilliseconds > now.getTime()
  return new Date(
    (strikes ? first : end.toZonedDateTime(zone, { disambiguation: 'later' })).epochMilliseconds,
  )
}

/** Job: mails what had to wait for the morning, unless it was read on the page meanwhile. */
export const mailLater: JobHandler = (ctx, data) =>
  keepHouse(ctx, (tx) => mailNotice(tx, String(data.noticeId)))

/** Puts one notice into the outbox, once. */
export async function mailNotice(tx: Tx, id: string): Promise<void> {
  const notice = await tx.db
    .updateTable('notices')
    .set({ mailedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('mailedAt', 'is', null)
    .where('readAt', 'is', null)
    .returning(['personId', 'kind', 'text', 'quote', 'href', 'replyKind', 'replySubjectId'])
    .executeTakeFirst()
  if (notice === undefined) return
  const person = await tx.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', notice.personId)
    .executeTakeFirstOrThrow()
  const address = (await mailAddresses(tx, [person])).get(person.id)
  if (address === undefined) return
  const locale = person.language === null ? tx.workspace.language : localeFor(person.language)
  const replyTo =
    notice.replyKind === null || notice.replySubjectId === null
      ? null
      : { kind: notice.replyKind, subjectId: notice.replySubjectId }
  const base = `${tx.system.settings.publicUrl}/${tx.workspace.slug}`
  await post(tx, {
    to: { address, name: person.name, personId: person.id },
    kind: notice.kind,
    locale,
    replyTo,
    subject: () => notice.text,
    body: () => (
      <NoticeLetter
        lang={locale}
        workspace={tx.workspace.name}
        text={notice.text}
        quote={notice.quote}
        href={`${base}/notices/${id}`}
        answers={replyTo !== null && tx.system.settings.inboundMail !== null}
        wishes={`${base}/me/notices`}
      />
    ),
  })
}
