import type { Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import type { JobHandler } from '../features/feature.server.ts'
import { mailAddresses } from '../mail/addresses.server.ts'
import { post } from '../mail/mail.server.ts'
import { localeFor } from '../words/words.ts'
import { NoticeLetter } from './letter.tsx'
import { hoursOfQuiet } from './notice.ts'
import type { Receiver } from './receivers.server.ts'

/** The wall clock in a zone: hour, and minutes past it. Zones are apart by quarters of an hour, too. */
function clockIn(timeZone: string, moment: Date): { hour: number; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const of = (type: 'hour' | 'minute') =>
    Number(format.formatToParts(moment).find((part) => part.type === type)?.value)
  return { hour: of('hour'), minute: of('minute') }
}

/** The moment at which a mail to them may go; null for now. */
export function waitingUntil(now: Date, { quiet, zone }: Pick<Receiver, 'quiet' | 'zone'>): Date | null {
  const { hour, minute } = clockIn(zone, now)
  const hours = hoursOfQuiet(quiet, hour)
  if (hours === 0) return null
  const until = new Date(now.getTime() + (hours * 60 - minute) * 60_000)
  until.setUTCSeconds(0, 0)
  // In a night in which clocks are put back, it is quiet an hour longer.
  return waitingUntil(until, { quiet, zone }) ?? until
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
