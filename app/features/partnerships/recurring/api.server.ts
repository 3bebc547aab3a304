import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { acceptRecurring, unacceptRecurring } from './accept.server.ts'
import { changeRecurring } from './change.server.ts'
import { endRecurring, resumeRecurring } from './end.server.ts'
import {
  endingInput,
  recurringAcceptance,
  recurringChange,
  recurringInput,
  recurringShape,
} from './inputs.ts'
import { pledgeRecurring } from './pledge.server.ts'
import { type RecurringPromise, reachableRecurring, readRecurring } from './reads.server.ts'
import { removeRecurring } from './remove.server.ts'

const shapeOf = (one: RecurringPromise): z.output<typeof recurringShape> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  promisorOrganizationId: one.promisor.id,
  beneficiaryOrganizationIds: one.beneficiaries.map((each) => each.id),
  text: one.text,
  details: one.details,
  rhythm: one.rhythm,
  every: one.every,
  startsOn: one.startsOn,
  untilOn: one.untilOn,
  times: one.times,
  pledgedOn: one.pledgedOn,
  responsiblePersonId: one.responsible?.id ?? null,
  acceptedOn: one.acceptedOn,
  followsId: one.followsId,
  lastOn: one.lastOn ?? null,
  endedReason: one.endedReason,
  version: one.version,
})

const filters = z.object({ partnershipId: id().optional(), promisorOrganizationId: id().optional() })

export const recurringApi: ApiResource = {
  name: 'recurring-promises',
  summary: 'What was promised with a rhythm; each time it comes round is a commitment.',
  shape: recurringShape,
  filters,
  list: async (tx, wanted) => {
    const { partnershipId, promisorOrganizationId } = wanted.filters as z.output<typeof filters>
    const words = wanted.query.trim().toLowerCase()
    const rows = (
      await reachableRecurring(
        tx,
        partnershipId === undefined ? sql`true` : sql`k.partnership_id = ${partnershipId}`,
      )
    ).filter(
      (one) =>
        (promisorOrganizationId === undefined || one.promisor.id === promisorOrganizationId) &&
        one.text.toLowerCase().includes(words),
    )
    const page = cutRows(rows, wanted.cursor, wanted.limit)
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, id) => shapeOf(await readRecurring(tx, id)),
  create: { input: recurringInput, run: pledgeRecurring },
  change: { input: recurringChange, run: changeRecurring },
  remove: removeRecurring,
  states: {
    acceptance: {
      summary: 'A beneficiary agrees to the whole, and by that to each time it comes round.',
      input: recurringAcceptance,
      make: acceptRecurring,
      unmake: unacceptRecurring,
    },
    ending: {
      summary: 'The promisor ends what follows a day and says why; taking it away lets it go on.',
      input: endingInput,
      make: endRecurring,
      unmake: resumeRecurring,
    },
  },
}
