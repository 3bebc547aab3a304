import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { acceptCadence } from './accept.server.ts'
import { type Cadence, isPaused, nextContact } from './cadence.ts'
import { endCadence } from './end.server.ts'
import { cadenceAcceptance, type PlanLineInput, planLineInput, planLineShape } from './inputs.ts'
import { proposeCadence } from './propose.server.ts'
import { listCadences, readCadence } from './reads.server.ts'

const shapeOf = (tx: Tx, one: Cadence): z.output<typeof planLineShape> => ({
  dueOn: null,
  lateDays: null,
  ...nextContact(one, tx.today),
  paused: isPaused(one),
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
  proposedOn: one.proposedOn,
  acceptedOn: one.acceptedOn,
  onBehalf: one.behalfId !== null,
  lastContact: one.last === null ? null : { on: one.last.on, kind: one.last.kind },
})

const filters = z.object({ partnershipId: id().optional(), organizationId: id().optional() })

export const cadencesApi: ApiResource = {
  name: 'cadences',
  summary: 'Communication plans: who talks to whom, how, how often, in which language and what for.',
  shape: planLineShape,
  filters,
  list: async (tx, wanted) => {
    const { partnershipId, organizationId } = wanted.filters as z.output<typeof filters>
    const words = wanted.query.trim()
    const conditions = [
      sql`true`,
      ...(partnershipId === undefined ? [] : [sql`k.partnership_id = ${partnershipId}`]),
      ...(organizationId === undefined
        ? []
        : [sql`${organizationId}::uuid in (k.organization_id, k.other_organization_id)`]),
      ...(words === ''
        ? []
        : [sql`position(fold(${words}) in fold(concat_ws(' ', k.purpose, o.name, v.name))) > 0`]),
    ]
    const page = await listCadences(tx, sql.join(conditions, sql` and `), wanted)
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
