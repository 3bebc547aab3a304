import { v7 as uuid } from 'uuid'
import type { Tx } from '../context/context.server.ts'
import type { ReplySubject } from '../mailbox/address.ts'
import { speak } from '../words/speaking.server.ts'
import { localeFor } from '../words/words.ts'
import { mailNotice, waitingUntil } from './mail.server.tsx'
import { receiversAmong } from './receivers.server.ts'

/** Something people should hear of. The kind is one that a feature registers (`noticeKinds`). */
export interface Notice {
  kind: string
  /** People of this workspace; who does the act is left out, and so is who does not sign in. */
  to: Iterable<string>
  subject: { kind: string; id: string }
  partnershipId?: string | null
  /** Where it leads, within the workspace, beginning with a slash. */
  href: string
  /** One sentence, made inside the receiver's language. */
  say: () => string
  /** What somebody wrote, as they wrote it. */
  quote?: string
  /** What an answer by mail is about, of a kind that a feature registers (`mailReplies`). */
  replyTo?: ReplySubject | null
}

/**
 * Tells people, in the caller's transaction: a line on their page, and a mail at once, in their next digest or
 * never, each kind as they wish; at once means after their quiet hours. Whoever can't be reached so (no sign-in)
 * is answered back, so that the caller can write to them by a keyed link.
 */
export async function notify(tx: Tx, notice: Notice): Promise<{ withoutSignIn: string[] }> {
  const kind = tx.system.registry.noticeKinds.get(notice.kind)
  if (kind === undefined) throw new Error(`no feature knows the notice ${notice.kind}`)
  const wanted = new Set(notice.to)
  if (tx.actor.personId !== null) wanted.delete(tx.actor.personId)
  const receivers = await receiversAmong(tx, [...wanted], notice.kind)
  for (const receiver of receivers) {
    const { onPage, byMail } = receiver.wish ?? { onPage: true, byMail: kind.byMail }
    if (!onPage && byMail === 'never') continue
    const id = uuid()
    await tx.db
      .insertInto('notices')
      .values({
        workspaceId: tx.workspace.id,
        id,
        personId: receiver.personId,
        kind: notice.kind,
        subjectKind: notice.subject.kind,
        subjectId: notice.subject.id,
        partnershipId: notice.partnershipId ?? null,
        href: notice.href,
        text: speak(
          receiver.language === null ? tx.workspace.language : localeFor(receiver.language),
          notice.say,
        ),
        quote: notice.quote ?? '',
        replyKind: notice.replyTo?.kind ?? null,
        replySubjectId: notice.replyTo?.subjectId ?? null,
        onPage,
        byMail,
        createdAt: tx.now,
      })
      .execute()
    if (byMail !== 'now') continue
    const startAfter = await waitingUntil(tx.now, receiver)
    if (startAfter === null) await mailNotice(tx, id)
    else await tx.system.jobs.enqueue(tx, 'notices.mail', { noticeId: id }, { startAfter })
  }
  const told = new Set(receivers.map((receiver) => receiver.personId))
  return { withoutSignIn: [...wanted].filter((personId) => !told.has(personId)) }
}
