import type { z } from 'zod'
import type { ApiResource } from '../api/resource.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import { cutPage, cutRows, onePage } from '../http/paging.server.ts'
import { ownPerson } from '../policy/person.ts'
import {
  noticeFilters,
  noticeShape,
  noticeWishChange,
  noticeWishShape,
  quietHoursChange,
  quietHoursShape,
  readingInput,
} from './inputs.ts'
import { markRead } from './mark-read.server.ts'
import { reachableNotices } from './reads.server.ts'
import { keepQuiet, readWishes, wishOfKind } from './wish.server.ts'

const columns = [
  'id',
  'kind',
  'text',
  'quote',
  'href',
  'partnershipId',
  'subjectKind',
  'subjectId',
  'createdAt',
  'readAt',
] as const

const shapeOf = <R extends { href: string; createdAt: Date; readAt: Date | null }>(tx: Tx, row: R) => ({
  ...row,
  href: `/${tx.workspace.slug}${row.href}`,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
})

export const noticesApi: ApiResource = {
  name: 'notices',
  own: true,
  summary: 'What the person was told, the newest first, each with whether they have read it.',
  shape: noticeShape,
  filters: noticeFilters,
  list: async (tx, { query, limit, cursor, filters }) => {
    const { unread, kind } = filters as z.output<typeof noticeFilters>
    let found = reachableNotices(tx)
    if (unread !== undefined) found = found.where('notices.readAt', unread ? 'is' : 'is not', null)
    if (kind !== undefined) found = found.where('notices.kind', '=', kind)
    const words = query.trim()
    if (words !== '') found = found.where('notices.text', 'ilike', `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`)
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const rows = await onePage(
      found.select(columns),
      { direction: 'desc', cursor, limit },
      { sql: 'notices.created_at', type: 'timestamptz' },
      'notices.id',
    ).execute()
    const { items, next } = cutPage(rows, limit)
    return { items: items.map((row) => shapeOf(tx, row)), total: Number(total), next }
  },
  get: async (tx, id) => {
    const row = await reachableNotices(tx).where('notices.id', '=', id).select(columns).executeTakeFirst()
    if (row === undefined) throw new NotFound()
    return shapeOf(tx, row)
  },
  states: {
    reading: {
      summary: 'The person has read it; with “earlierToo” also all that came before it.',
      input: readingInput,
      make: (tx, id, { earlierToo }: z.output<typeof readingInput>) =>
        markRead(tx, earlierToo ? { upTo: id } : { id }),
    },
  },
}

const wishesOf = async (tx: Tx) =>
  (await readWishes(tx)).kinds.map(({ kind, ...wish }) => ({ id: kind, ...wish }))

export const noticeWishesApi: ApiResource = {
  name: 'notice-wishes',
  own: true,
  summary:
    'How the person wants to hear of each kind: on their page, and by mail at once, in their digest or never.',
  shape: noticeWishShape,
  list: async (tx, { query, cursor, limit }) => {
    const words = query.trim().toLowerCase()
    const found = (await wishesOf(tx)).filter((one) => one.label.toLowerCase().includes(words))
    return cutRows(found, cursor, limit, (one) => ({ value: one.id, id: ownPerson(tx.actor) }))
  },
  get: async (tx, kind) => {
    const found = (await wishesOf(tx)).find((one) => one.id === kind)
    if (found === undefined) throw new NotFound()
    return found
  },
  change: { input: noticeWishChange, run: wishOfKind },
}

async function quietHours(tx: Tx): Promise<z.output<typeof quietHoursShape>> {
  const { quiet } = await readWishes(tx)
  return {
    id: ownPerson(tx.actor),
    from: quiet?.from ?? null,
    until: quiet?.until ?? null,
    timeZone: tx.timeZone,
  }
}

export const quietHoursApi: ApiResource = {
  name: 'quiet-hours',
  own: true,
  summary: 'The hours in which mail to the person waits: one record, by the id of the person.',
  shape: quietHoursShape,
  list: async (tx) => ({ items: [await quietHours(tx)], total: 1, next: null }),
  get: async (tx, personId) => {
    if (personId !== tx.actor.personId) throw new NotFound()
    return quietHours(tx)
  },
  change: {
    input: quietHoursChange,
    run: (tx, _personId, hours: z.output<typeof quietHoursChange>) => keepQuiet(tx, hours),
  },
}
