import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { removeCheckIn } from './check-in.server.ts'
import { type GoalCheckIn, listCheckIns, readCheckIn } from './check-ins.server.ts'
import { checkInShape } from './inputs.ts'

const filters = z.object({ goalId: id().optional(), partnershipId: id().optional() })

const outward = (one: GoalCheckIn): z.output<typeof checkInShape> => ({
  id: one.id,
  goalId: one.goalId,
  partnershipId: one.partnershipId,
  checkedOn: one.checkedOn,
  value: one.value,
  note: one.note,
  organizationId: one.organizationId,
  person: one.personName,
  onBehalf: one.behalf !== null,
})

export const checkInsApi: ApiResource = {
  name: 'check-ins',
  summary:
    'How goals stood on the days on which somebody looked; a new one is made at its goal, and whoever said it takes it back here.',
  shape: checkInShape,
  filters,
  list: async (tx, wanted) => {
    const page = await listCheckIns(tx, wanted.filters as z.output<typeof filters>, wanted)
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, checkInId) => outward(await readCheckIn(tx, checkInId)),
  remove: async (tx, checkInId) => removeCheckIn(tx, (await readCheckIn(tx, checkInId)).goalId, checkInId),
}
