import { v7 as uuid } from 'uuid'
import { newToken } from '#platform/accounts/tokens.server.ts'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { Feed, FeedScope } from './feed.ts'
import type { FeedInput } from './inputs.ts'

/** The own calendar to subscribe to; null where none was made. */
export async function ownFeed(tx: Tx): Promise<Feed | null> {
  const row = await tx.db
    .selectFrom('calendarFeeds')
    .where('workspaceId', '=', tx.workspace.id)
    .where('membershipId', '=', membershipOf(tx))
    .select(['id', 'scope', 'withDue', 'createdAt', 'lastReadOn'])
    .executeTakeFirst()
  return row === undefined ? null : { ...row, scope: row.scope as FeedScope }
}

/** A key has nothing of its own to subscribe to. Throws NotFound. */
function membershipOf(tx: Tx): string {
  const { kind, membershipId } = tx.actor
  if (kind !== 'member' || membershipId === null) throw new NotFound()
  return membershipId
}

/** Makes the own calendar, or gives it a new address: the old one opens nothing from then on. The token is said this once. */
export async function makeFeed(tx: Tx, input: FeedInput): Promise<{ token: string; historyId: string }> {
  const membershipId = membershipOf(tx)
  const before = await ownFeed(tx)
  const { token, hash } = newToken()
  const id = before?.id ?? uuid()
  const values = { ...input, tokenHash: hash, createdAt: tx.now, lastReadOn: null }
  await tx.db
    .insertInto('calendarFeeds')
    .values({ workspaceId: tx.workspace.id, id, membershipId, ...values })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'membershipId']).doUpdateSet(values))
    .execute()
  const historyId = await record(tx, before === null ? 'calendar.made' : 'calendar.renewed', aboutOwn(tx))
  return { token, historyId }
}

/** Takes the own calendar away: its address opens nothing any more. */
export async function endFeed(tx: Tx): Promise<{ historyId: string } | Refusal> {
  const before = await ownFeed(tx)
  if (before === null) return new Refusal('calendar_none')
  await tx.db
    .deleteFrom('calendarFeeds')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', before.id)
    .execute()
  return { historyId: await record(tx, 'calendar.ended', aboutOwn(tx)) }
}

const aboutOwn = (tx: Tx) => ({ subject: { kind: 'person', id: tx.actor.personId ?? tx.workspace.id } })
