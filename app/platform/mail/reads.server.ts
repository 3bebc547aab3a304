import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import type { Listing } from '../http/listing.ts'
import { cutPage, onePage } from '../http/paging.server.ts'

const reachableMails = (tx: Tx) => tx.db.selectFrom('mails').where('mails.workspaceId', '=', tx.workspace.id)

/** One page of what was written, the newest first. */
export async function listMails(tx: Tx, listing: Pick<Listing, 'direction' | 'cursor' | 'limit'>) {
  const rows = await onePage(
    reachableMails(tx).select([
      'id',
      'toAddress',
      'toName',
      'kind',
      'subject',
      'createdAt',
      'sentAt',
      'failedAt',
    ]),
    listing,
    { sql: 'mails.created_at', type: 'timestamptz' },
    'mails.id',
  ).execute()
  return cutPage(rows, listing.limit)
}

/**
 * One mail as plain text. Links that let someone in are masked: the owner keeps the outbox, but must not
 * be able to come in as somebody else. In the demo they are shown, since there nobody is real.
 */
export async function readMail(tx: Tx, id: string) {
  const found = await reachableMails(tx)
    .where('id', '=', id)
    .select([
      'id',
      'toAddress',
      'toName',
      'kind',
      'subject',
      'textBody',
      'language',
      'createdAt',
      'sentAt',
      'failure',
    ])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  const { textBody, ...mail } = found
  const masked =
    !tx.workspace.isDemo &&
    /\/(sign-in\/link\?token=|invitation\/|behalf\/|pulse-answer\/|confirm-minutes\/|concern-steward\/|signature\/)/.test(
      textBody,
    )
  return {
    ...mail,
    masked,
    text: masked
      ? textBody.replace(
          /(\/(?:sign-in\/link\?token=|invitation\/|behalf\/|pulse-answer\/|confirm-minutes\/|concern-steward\/|signature\/))[\w%~.-]+/g,
          '$1…',
        )
      : textBody,
  }
}
