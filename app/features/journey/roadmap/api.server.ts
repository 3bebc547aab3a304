import type { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { addMonths } from '#platform/context/days.ts'
import { writeCursor } from '#platform/http/listing.ts'
import { roadmapFilters, roadmapShape } from './inputs.ts'
import { type RoadmapLine, readAhead, readRoadmap } from './reads.server.ts'
import { nameOf } from './roadmap.ts'

const shapeOf = (line: RoadmapLine): z.output<typeof roadmapShape> => ({
  id: nameOf(line),
  kind: line.kind,
  recordId: line.recordId,
  partnershipId: line.partnershipId,
  on: line.on,
  title: line.title,
  who: line.who,
  expected: line.expected === true,
  mayMove: line.move.may,
})

export const roadmapApi: ApiResource = {
  name: 'roadmap',
  summary:
    'What lies ahead: meetings, promises, goals, check-ins, renewals, reviews. Moved by the record’s own acts.',
  shape: roadmapShape,
  filters: roadmapFilters,
  list: async (tx, { query, limit, cursor, filters }) => {
    const { partnershipId, kind, from = tx.today, to } = filters as z.output<typeof roadmapFilters>
    const words = query.trim().toLowerCase()
    const lines = (
      await readRoadmap(tx, {
        from,
        to: to ?? addMonths(from, 12),
        ...(partnershipId === undefined ? {} : { partnershipId }),
        ...(kind === undefined ? {} : { kinds: [kind] }),
      })
    ).filter((line) => line.title.toLowerCase().includes(words))
    const after =
      cursor === null
        ? -1
        : lines.findIndex((one) => one.recordId === cursor.id && nameOf(one) === cursor.value)
    const items = lines.slice(after + 1, after + 1 + limit)
    const last = items.at(-1)
    const more = lines.length > after + 1 + limit && last !== undefined
    return {
      items: items.map(shapeOf),
      total: lines.length,
      next: more ? writeCursor({ value: nameOf(last), id: last.recordId }) : null,
    }
  },
  get: async (tx, name) => {
    const [kind = '', recordId = '', on] = name.split('~')
    return shapeOf(await readAhead(tx, kind, recordId, on))
  },
}
