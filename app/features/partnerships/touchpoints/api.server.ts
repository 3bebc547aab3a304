import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { day, id } from '#platform/http/fields.ts'
import { changeTouchpoint } from './change.server.ts'
import { touchpointChange, touchpointInput, touchpointShape } from './inputs.ts'
import { logTouchpoint } from './log.server.ts'
import { listTouchpoints, readTouchpoint } from './reads.server.ts'
import { removeTouchpoint } from './remove.server.ts'
import { type Touchpoint, type TouchpointFilters, touchpointKinds } from './touchpoint.ts'

const shapeOf = (one: Touchpoint): z.output<typeof touchpointShape> => ({
  id: one.id,
  partnershipId: one.partnership?.id ?? null,
  kind: one.kind,
  happenedOn: one.happenedOn,
  isTwoWay: one.isTwoWay,
  summary: one.summary,
  language: one.language,
  communityId: one.community?.id ?? null,
  communityMembers: one.communityMembers,
  audience: one.audience,
  organizationId: one.author.organization.id,
  organizationIds: one.organizations.map((organization) => organization.id),
  personIds: one.people.map((person) => person.id),
  version: one.version,
})

export const touchpointsApi: ApiResource = {
  name: 'touchpoints',
  summary: 'Calls, visits, meetings, listening sessions and messages: who took part and what was said.',
  shape: touchpointShape,
  filters: z.object({
    partnershipId: id().optional(),
    organizationId: id().optional(),
    personId: id().optional(),
    kind: z.enum(touchpointKinds).optional(),
    from: day().optional(),
    until: day().optional(),
  }),
  list: async (tx, { query, limit, cursor, filters }) => {
    const page = await listTouchpoints(tx, {
      query,
      limit,
      cursor,
      filters: filters as TouchpointFilters,
      countTo: null,
    })
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, id) => shapeOf(await readTouchpoint(tx, id)),
  create: { input: touchpointInput, run: logTouchpoint },
  change: { input: touchpointChange, run: changeTouchpoint },
  remove: removeTouchpoint,
}
