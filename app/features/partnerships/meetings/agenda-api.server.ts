import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { agendaOf, decisionsOf } from './beside.server.ts'
import { removeDecision } from './decisions.server.ts'
import { removeItem } from './items.server.ts'
import type { Meeting } from './meeting.ts'
import { readMeeting } from './reads.server.ts'

/** The meeting that something hangs on; throws NotFound where there is none in reach. */
async function meetingOf(tx: Tx, table: 'meetingItems' | 'meetingDecisions', id: string): Promise<Meeting> {
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  const row = await tx.db
    .selectFrom(table)
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select('meetingId')
    .executeTakeFirst()
  if (row === undefined) throw new NotFound()
  return readMeeting(tx, row.meetingId)
}

/** One of what is read of a meeting as far as the reader reads it; throws NotFound. */
function oneOf<T extends { id: string }>(found: readonly T[], id: string): T {
  const one = found.find((each) => each.id === id)
  if (one === undefined) throw new NotFound()
  return one
}

export const agendaItemsApi: ApiResource = {
  name: 'agenda-items',
  summary: 'What stands on the agenda of a meeting, one by one; the meeting has them in their order.',
  shape: z.object({
    id: z.uuid(),
    meetingId: z.uuid(),
    text: z.string(),
    minutes: z.int().nullable(),
    /** Minutes really spent on it, once it was taken up. */
    spentMinutes: z.int().nullable(),
    organizationId: z.uuid(),
    addedByOrganizationId: z.uuid(),
  }),
  get: async (tx, id) => {
    const meeting = await meetingOf(tx, 'meetingItems', id)
    const { spent, organization, ...item } = oneOf(await agendaOf(tx, meeting), id)
    return { ...item, meetingId: meeting.id, spentMinutes: spent, organizationId: organization.id }
  },
  remove: async (tx, id) => removeItem(tx, (await meetingOf(tx, 'meetingItems', id)).id, id),
}

export const notedDecisionsApi: ApiResource = {
  name: 'noted-decisions',
  summary: 'Decisions as they were noted in a meeting, one by one.',
  shape: z.object({
    id: z.uuid(),
    meetingId: z.uuid(),
    text: z.string(),
    organizationId: z.uuid(),
    /** The decision of its own that was made of it. */
    decisionId: z.uuid().nullable(),
  }),
  get: async (tx, id) => {
    const meeting = await meetingOf(tx, 'meetingDecisions', id)
    const { organization, ...one } = oneOf(await decisionsOf(tx, meeting), id)
    return { ...one, meetingId: meeting.id, organizationId: organization.id }
  },
  remove: async (tx, id) => removeDecision(tx, (await meetingOf(tx, 'meetingDecisions', id)).id, id),
}
