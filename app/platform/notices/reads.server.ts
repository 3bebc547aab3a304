import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import type { Listing } from '../http/listing.ts'
import { cutPage, onePage } from '../http/paging.server.ts'
import { formatMoment } from '../words/format.ts'
import type { NoticeLine } from './notice.ts'

/** The actor's own notices; nobody reads another's. */
export const reachableNotices = (tx: Tx) =>
  tx.db
    .selectFrom('notices')
    .where('notices.workspaceId', '=', tx.workspace.id)
    .where('notices.personId', '=', tx.actor.personId)
    .where('notices.onPage', '=', true)

/** One page of them, the newest first; only those not read yet where that is asked for. */
export async function listNotices(
  tx: Tx,
  listing: Pick<Listing, 'direction' | 'cursor' | 'limit'>,
  unreadOnly: boolean,
): Promise<{ items: NoticeLine[]; next: string | null }> {
  const wanted = unreadOnly ? reachableNotices(tx).where('notices.readAt', 'is', null) : reachableNotices(tx)
  const rows = await onePage(
    wanted.select(['id', 'kind', 'text', 'quote', 'href', 'createdAt', 'readAt']),
    listing,
    { sql: 'notices.created_at', type: 'timestamptz' },
    'notices.id',
  ).execute()
  const { items, next } = cutPage(rows, listing.limit)
  return {
    items: items.map(({ createdAt, readAt, ...notice }) => ({
      ...notice,
      at: createdAt.toISOString(),
      when: formatMoment(createdAt, tx.timeZone),
      isRead: readAt !== null,
    })),
    next,
  }
}

/** How many the actor has not read. */
export async function unreadNotices(tx: Tx): Promise<number> {
  const found = await reachableNotices(tx)
    .where('notices.readAt', 'is', null)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(found.count)
}

/** Where one of them leads. */
export async function readNotice(tx: Tx, id: string): Promise<{ href: string }> {
  const found = await tx.db
    .selectFrom('notices')
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', tx.actor.personId)
    .where('id', '=', id)
    .select('href')
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}
