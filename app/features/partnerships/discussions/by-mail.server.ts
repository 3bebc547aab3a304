import { v7 as uuid } from 'uuid'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import { attachFile } from '#platform/files/attach.server.ts'
import type { MailReply } from '#platform/mailbox/mail-reply.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { openDiscussion } from './open.server.ts'
import { sayInDiscussion } from './say-in.server.ts'

const most = 20_000

/**
 * An answered mail is a post of its writer, with what was attached. A file that can't be kept does not hold the words
 * back: the post says which one is missing. What is too long to be a post is held, so that nothing of it is lost.
 */
export const discussionReplies: MailReply = {
  kind: 'discussion',
  receive: async (tx, { subjectId, text, attachments }) => {
    const opened = await openDiscussion(tx, subjectId)
    if (isRefusal(opened)) return opened
    const { partnershipId, audience } = opened.discussion
    const postId = uuid()
    const left: string[] = []
    for (const file of attachments) {
      const kept = await attachFile(
        tx,
        { subject: { kind: 'post', id: postId }, partnershipId, audience },
        file,
      )
      if (isRefusal(kept)) left.push(file.name)
    }
    const body = [
      text.trim() === '' ? m.post_mail_files_only() : text.trim(),
      ...(left.length === 0 ? [] : [m.post_mail_files_left({ names: formatList(left) })]),
    ].join('\n\n')
    if (body.length > most) return new Refusal('discussion_mail_too_long', { most })
    const said = await sayInDiscussion(
      tx,
      subjectId,
      { body, mentionPersonIds: [], language: null },
      { cameBy: 'mail', id: postId },
    )
    return isRefusal(said) ? said : undefined
  },
}
