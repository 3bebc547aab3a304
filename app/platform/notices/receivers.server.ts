import { comesIn } from '../context/comes-in.server.ts'
import type { Tx } from '../context/context.server.ts'
import type { QuietHours, Wish } from './notice.ts'

/** Somebody who signs in, and what they wish of one kind of notice. */
export interface Receiver {
  personId: string
  name: string
  language: string | null
  zone: string
  quiet: QuietHours | null
  /** Null while they have said nothing of it. */
  wish: Wish | null
}

/** Those of these people who can come in to this workspace now. */
export async function receiversAmong(tx: Tx, personIds: string[], kind: string): Promise<Receiver[]> {
  if (personIds.length === 0) return []
  const rows = await tx.db
    .selectFrom('memberships')
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'memberships.workspaceId')
        .onRef('people.id', '=', 'memberships.personId'),
    )
    .leftJoin('noticeWishes', (join) =>
      join
        .onRef('noticeWishes.workspaceId', '=', 'people.workspaceId')
        .onRef('noticeWishes.personId', '=', 'people.id')
        .on('noticeWishes.kind', '=', kind),
    )
    .where('memberships.workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx))
    .where('people.deletedAt', 'is', null)
    .where('people.id', 'in', personIds)
    .select([
      'people.id as personId',
      'people.name',
      'people.language',
      'people.timeZone as zone',
      'people.quietFrom',
      'people.quietUntil',
      'noticeWishes.onPage',
      'noticeWishes.byMail',
    ])
    .execute()
  return rows.map(({ zone, quietFrom, quietUntil, onPage, byMail, ...row }) => ({
    ...row,
    zone: zone ?? tx.workspace.timeZone,
    quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
    wish: onPage === null || byMail === null ? null : { onPage, byMail },
  }))
}
