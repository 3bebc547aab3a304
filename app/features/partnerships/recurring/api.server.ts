import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { type Source, sourceOf, sourcesOf } from '../commitments/source.server.ts'
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
import { listRecurring, type RecurringPromise, readRecurring } from './reads.server.ts'
import { removeRecurring } from './remove.server.ts'

const shapeOf = (one: RecurringPromise, source: Source | null): z.output<typeof recurringShape> => ({
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
  language: one.language,
  pledgedOn: one.pledgedOn,
  onBehalf: one.behalfId !== null,
  responsiblePersonId: one.responsible?.id ?? null,
  acceptedOn: one.acceptedOn,
  acceptances: one.accepted.map(({ organizationId, acceptedOn, behalfId }) => ({
    organizationId,
    acceptedOn,
    onBehalf: behalfId !== null,
  })),
  followsId: one.followsId,
  source:
    source === null || one.sourceKind === null
      ? null
      : { kind: one.sourceKind, id: source.id, title: source.title },
  clause: source === null ? null : one.clause,
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
    const words = wanted.query.trim()
    const conditions = [
      sql`true`,
      ...(partnershipId === undefined ? [] : [sql`k.partnership_id = ${partnershipId}`]),
      ...(promisorOrganizationId === undefined
        ? []
        : [sql`k.promisor_organization_id = ${promisorOrganizationId}`]),
      ...(words === '' ? [] : [sql`position(fold(${words}) in fold(k.text)) > 0`]),
    ]
    const page = await listRecurring(tx, sql.join(conditions, sql` and `), wanted)
    const sources = await sourcesOf(tx, page.items)
    return { ...page, items: page.items.map((one) => shapeOf(one, sources.get(one.sourceId ?? '') ?? null)) }
  },
  get: async (tx, id) => {
    const one = await readRecurring(tx, id)
    return shapeOf(one, await sourceOf(tx, one))
  },
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
