import type { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound, Refusal } from '#platform/errors/errors.ts'
import type { DueItem } from '#platform/features/due.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { puttingOffInput, todayFilters, todayShape } from './inputs.ts'
import { readToday } from './reads.server.ts'
import { snooze, wake } from './snooze.server.ts'
import type { Snooze } from './today.ts'

const nameOf = ({ kind, recordId }: Pick<DueItem, 'kind' | 'recordId'>) => `${kind}~${recordId}`

const shapeOf = (tx: Tx, item: DueItem, putOffUntil: string | null): z.output<typeof todayShape> => ({
  id: nameOf(item),
  kind: item.kind,
  recordId: item.recordId,
  partnershipId: item.partnershipId,
  group: item.group,
  dueOn: item.dueOn,
  title: item.title,
  why: item.why,
  when: item.when,
  href: `/${tx.workspace.slug}${item.href}`,
  putOffUntil,
})

/** The whole list in its order, and behind it what was put off. */
async function wholeList(tx: Tx): Promise<{ item: DueItem; snooze: Snooze | null }[]> {
  const { groups, putOff } = await readToday(tx, { most: 100_000 })
  return [...groups.flatMap(({ items }) => items.map((item) => ({ item, snooze: null }))), ...putOff]
}

async function findOne(tx: Tx, name: string): Promise<{ item: DueItem; snooze: Snooze | null }> {
  const found = (await wholeList(tx)).find(({ item }) => nameOf(item) === name)
  if (found === undefined) throw new NotFound()
  return found
}

export const todayApi: ApiResource = {
  name: 'today',
  own: true,
  summary:
    'What is due for the person, in the order of their page, and what they put off. What is confidential is on the page alone.',
  shape: todayShape,
  filters: todayFilters,
  list: async (tx, { query, cursor, limit, filters }) => {
    const { group, putOff } = filters as z.output<typeof todayFilters>
    const words = query.trim().toLowerCase()
    const found = (await wholeList(tx)).filter(
      ({ item, snooze }) =>
        (group === undefined || item.group === group) &&
        (putOff === undefined || (snooze !== null) === putOff) &&
        item.title.toLowerCase().includes(words),
    )
    const lines = found.map(({ item, snooze }) => shapeOf(tx, item, snooze?.untilOn ?? null))
    return cutRows(lines, cursor, limit, ({ kind, recordId }) => ({ value: kind, id: recordId }))
  },
  get: async (tx, name) => {
    const { item, snooze } = await findOne(tx, name)
    return shapeOf(tx, item, snooze?.untilOn ?? null)
  },
  states: {
    'putting-off': {
      summary: 'Puts it off until a day; taking it away brings it back at once.',
      input: puttingOffInput,
      make: async (tx, name, { untilOn }: z.output<typeof puttingOffInput>) => {
        const { kind, recordId, dueOn } = (await findOne(tx, name)).item
        return snooze(tx, { kind, recordId, dueOn, untilOn })
      },
      unmake: async (tx, name) => {
        const { snooze: putOff } = await findOne(tx, name)
        return putOff === null ? new Refusal('snooze_none') : wake(tx, putOff.id)
      },
    },
  },
}
