import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import type { HourEntry } from './hour-entry.ts'
import { hourInput, hourShape } from './inputs.ts'
import { noteHours, removeHours } from './note.server.ts'
import { listHours, readHours } from './reads.server.ts'

const filters = z.object({ partnershipId: id().optional() })

const outward = ({ organization: _, notedBy: _by, ...entry }: HourEntry) => entry

export const hoursApi: ApiResource = {
  name: 'hour-entries',
  summary:
    'Hours that people of a partner gave, noted by hand beside a contact or a promise. What they gave at meetings is worked out.',
  shape: hourShape,
  filters,
  list: async (tx, { limit, cursor, filters: asked }) => {
    const page = await listHours(tx, { limit, cursor, ...(asked as z.output<typeof filters>) })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, entryId) => outward(await readHours(tx, entryId)),
  create: { input: hourInput, run: noteHours },
  remove: removeHours,
}
