import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { changeCommittee } from './change.server.ts'
import { type Committee, committeeStandings, type Member } from './committee.ts'
import { endCommittee, goOn, removeCommittee } from './end.server.ts'
import { fillSeat } from './fill.server.ts'
import {
  committeeChange,
  committeeInput,
  committeeShape,
  endInput,
  type MemberInput,
  memberInput,
  memberShape,
} from './inputs.ts'
import { listCommittees, listMembers, readCommittee, readMember } from './reads.server.ts'
import { setUpCommittee } from './set-up.server.ts'
import { retakeSeat, vacateSeat } from './vacate.server.ts'

const memberOf = ({ organization: _, person: _name, behalf: _behalf, ...member }: Member) => member
const outward = ({ partnershipName: _, seats, members, ...committee }: Committee) => ({
  ...committee,
  seats: seats.map(({ organizationId, seats }) => ({ organizationId, seats })),
  members: members.map(memberOf),
})

const committeeFilters = z.object({
  partnershipId: id().optional(),
  standing: z.enum(committeeStandings).optional(),
})

export const committeesApi: ApiResource = {
  name: 'committees',
  summary: 'Committees of a partnership, with seats for each partner and those who hold them.',
  shape: committeeShape,
  filters: committeeFilters,
  list: async (tx, { query, limit, cursor, filters }) => {
    const asked = filters as z.output<typeof committeeFilters>
    const page = await listCommittees(tx, { query, limit, cursor, direction: 'asc', ...asked })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, committeeId) => outward(await readCommittee(tx, committeeId)),
  create: { input: committeeInput, run: setUpCommittee },
  change: { input: committeeChange, run: changeCommittee },
  remove: removeCommittee,
  states: {
    ending: {
      summary: 'Says that its work is done; taking it away lets it go on.',
      input: endInput,
      make: endCommittee,
      unmake: goOn,
    },
  },
}

export const membersApi: ApiResource = {
  name: 'committee-members',
  summary: 'Who sits in committees, named by the partner whose seat it is, for a term.',
  shape: memberShape,
  filters: z.object({ partnershipId: id().optional() }),
  list: async (tx, { limit, cursor, filters }) => {
    const page = await listMembers(tx, { limit, cursor, ...(filters as { partnershipId?: string }) })
    return {
      ...page,
      items: page.items.map(({ committeeId, partnershipId, ...member }) => ({
        committeeId,
        partnershipId,
        ...memberOf(member),
      })),
    }
  },
  get: async (tx, memberId) => {
    const { member, committee } = await readMember(tx, memberId)
    return { committeeId: committee.id, partnershipId: committee.partnershipId, ...memberOf(member) }
  },
  create: {
    input: memberInput.extend({ committeeId: id() }),
    run: (tx: Tx, { committeeId, ...input }: MemberInput & { committeeId: string }) =>
      fillSeat(tx, committeeId, input),
  },
  states: {
    ending: {
      summary: 'Says that somebody gives the seat up; taking it away lets them sit again.',
      input: endInput,
      make: vacateSeat,
      unmake: retakeSeat,
    },
  },
}
