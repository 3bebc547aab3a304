import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { acceptCadence } from './accept.server.ts'
import { type Cadence, contactDue } from './cadence.ts'
import { endCadence } from './end.server.ts'
import { cadenceAcceptance, type PlanLineInput, planLineInput, planLineShape } from './inputs.ts'
import { proposeCadence } from './propose.server.ts'
import { reachableCadences, readCadence } from './reads.server.ts'

const shapeOf = (tx: Tx, one: Cadence): z.output<typeof planLineShape> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  organizationId: one.organization.id,
  otherOrganizationId: one.other.id,
  everyDays: one.everyDays,
  channel: one.channel,
  language: one.language,
  purpose: one.purpose,
  otherPersonId: one.otherPerson?.id ?? null,
  partnerPersonId: one.partnerPerson?.id ?? null,
  startsOn: one.startsOn,
  proposedByOrganizationId: one.proposedBy.id,
  acceptedOn: one.acceptedOn,
  dueOn: one.acceptedOn === null ? null : contactDue(one, one.last?.on ?? null, tx.today).dueOn,
})

const filters = z.object({ partnershipId: id().optional(), organizationId: id().optional() })

export const cadencesApi: ApiResource = {
  name: 'cadences',
  summary: 'Communication plans: who talks to whom, how, how often, in which language and what for.',
  shape: planLineShape,
  filters,
  list: async (tx, wanted) => {
    const { partnershipId, organizationId } = wanted.filters as z.output<typeof filters>
    const words = wanted.query.trim().toLowerCase()
    const rows = (
      await reachableCadences(
        tx,
        partnershipId === undefined ? sql`true` : sql`k.partnership_id = ${partnershipId}`,
      )
    ).filter(
      (one) =>
        (organizationId === undefined || [one.organization.id, one.other.id].includes(organizationId)) &&
        `${one.purpose} ${one.organization.name} ${one.other.name}`.toLowerCase().includes(words),
    )
    const page = cutRows(rows, wanted.cursor, wanted.limit)
    return { ...page, items: page.items.map((one) => shapeOf(tx, one)) }
  },
  get: async (tx, id) => shapeOf(tx, await readCadence(tx, id)),
  create: {
    input: planLineInput,
    run: (tx, { partnershipId, ...input }: PlanLineInput) => proposeCadence(tx, partnershipId, input),
  },
  remove: endCadence,
  states: {
    acceptance: {
      summary: 'The side that did not propose it agrees; what ran for the same ends.',
      input: cadenceAcceptance,
      make: acceptCadence,
    },
  },
}
