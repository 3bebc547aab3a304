import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { askTogether, planAnew, planOnce } from '#platform/context/transaction.server.ts'
import type { Due, DueItem, DueSource } from '#platform/features/feature.server.ts'
import { type Cursor, writeCursor } from '#platform/http/listing.ts'
import { type Group, groups, orderItems, type Snooze, snoozeOf } from './today.ts'

/** The first of every group, or a page of one; `cursor` is the last thing before it. */
export interface TodayWanted {
  most: number
  group?: Group | undefined
  cursor?: Cursor | null
}

export interface TodayGroup {
  group: Group
  /** How many there are, shown or not. */
  count: number
  items: DueItem[]
  next: string | null
}

export interface Today {
  /** Across all groups, whichever are asked for. */
  count: number
  late: number
  groups: TodayGroup[]
  putOff: { item: DueItem; snooze: Snooze }[]
}

/** What is due across everything the actor reaches, in the order of Today, and what the person has put off. */
export async function readToday(tx: Tx, { most, group, cursor = null }: TodayWanted): Promise<Today> {
  const once = planOnce(tx)
  const [snoozes, all] = await askTogether([snoozesOf(tx), findAll(tx), once])
  const open: Found[] = []
  const putOff: { found: Found; snooze: Snooze }[] = []
  for (const found of all) {
    const snooze = snoozeOf(found.due, snoozes, tx.today)
    if (snooze === undefined) open.push(found)
    else putOff.push({ found, snooze })
  }
  const pages = groups.map((name) => {
    const own = open.filter(({ due }) => due.group === name)
    return {
      group: name,
      count: own.length,
      ...cut(own, cursor, group === undefined || group === name ? most : 0),
    }
  })
  const shown = [...pages.flatMap((page) => page.shown), ...putOff.map(({ found }) => found)]
  const told = await tell(tx, shown)
  return {
    count: open.length,
    late: pages.find((page) => page.group === 'late')?.count ?? 0,
    groups: pages.map(({ shown: own, ...page }) => ({
      ...page,
      items: own.flatMap((one) => told(one) ?? []),
    })),
    putOff: putOff.flatMap(({ found, snooze }) => {
      const item = told(found)
      return item === undefined ? [] : [{ item, snooze }]
    }),
  }
}

function cut(own: readonly Found[], cursor: Cursor | null, most: number) {
  const at = own.findIndex(({ due }) => due.kind === cursor?.value && due.recordId === cursor.id) + 1
  const shown = own.slice(at, at + most)
  const last = shown.at(-1)?.due
  const more = own.length > at + most && last !== undefined
  return { shown, next: more ? writeCursor({ value: last.kind, id: last.recordId }) : null }
}

/** What is due, and which source says so and can put it into words. */
interface Found {
  due: Due
  source: DueSource
}

/** Everything the sources say, in order: those that may have nothing are asked once they say that they may. */
async function findAll(tx: Tx): Promise<Found[]> {
  const sources = tx.system.registry.dueItems
  const may = worthAsking(tx, sources)
  const find = async (source: DueSource): Promise<(Found & Pick<Due, 'group' | 'dueOn'>)[]> => {
    if (source.perhaps !== undefined && !(await may).has(source)) return []
    return (await source.find(tx)).map((due) => ({ due, source, group: due.group, dueOn: due.dueOn }))
  }
  const [wide = [], narrow = []] = [true, false].map((is) =>
    sources.filter((source) => (source.wide === true) === is),
  )
  const found = await askTogether([
    ...narrow.map(find),
    planAnew(tx).then(() => []),
    ...wide.map(find),
    planOnce(tx).then(() => []),
  ])
  return orderItems(found.flat())
}

/** Those of the sources that say they may have something for the actor. */
async function worthAsking(tx: Tx, sources: readonly DueSource[]): Promise<ReadonlySet<DueSource>> {
  const asked = sources.flatMap((source) =>
    source.perhaps === undefined ? [] : [{ source, condition: source.perhaps(tx) }],
  )
  const { rows } = await sql<{
    may: boolean[]
  }>`select array[${sql.join(asked.map(({ condition }) => condition))}]::boolean[] as may`.execute(tx.db)
  const [{ may } = { may: [] }] = rows
  return new Set(asked.filter((_, index) => may[index]).map(({ source }) => source))
}

export const allDue = async (tx: Tx): Promise<Due[]> => (await findAll(tx)).map(({ due }) => due)

/** Puts into words what is shown, each source what it found, and answers where to find the words of each. */
async function tell(tx: Tx, shown: readonly Found[]): Promise<(found: Found) => DueItem | undefined> {
  const key = (due: Due) => `${due.kind} ${due.recordId}`
  const items = await askTogether(
    [...Map.groupBy(shown, (one) => one.source)].map(async ([source, found]) => {
      const dues = found.map(({ due }) => due)
      return 'tell' in source ? source.tell(tx, dues) : dues.filter(isTold)
    }),
  )
  const told = new Map(items.flat().map((item) => [key(item), item]))
  return ({ due }) => told.get(key(due))
}

const isTold = (due: Due): due is DueItem => 'title' in due

/** What the actor's own person has put off; nobody reads another's. */
export async function snoozesOf(tx: Tx): Promise<Snooze[]> {
  const { personId } = tx.actor
  if (personId === null) return []
  return tx.db
    .selectFrom('snoozes')
    .select(['id', 'kind', 'recordId', 'dueOn', 'untilOn'])
    .where('workspaceId', '=', tx.workspace.id)
    .where('personId', '=', personId)
    .where('untilOn', '>', tx.today)
    .execute()
}
