import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { id } from '#platform/http/fields.ts'
import { cutRows } from '../commitments/reads.server.ts'
import { acknowledgeConcern, unacknowledge } from './acknowledge.server.ts'
import { type Concern, concernStandings } from './concern.ts'
import { concernShape, openConcernInput, reopeningInput, settlementInput, stewardInput } from './inputs.ts'
import { listConcerns } from './list.server.ts'
import { raiseConcern, withdrawConcern } from './raise.server.ts'
import { concernsWhere } from './reads.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { proposeSteward } from './steward.server.ts'

const shapeOf = (concern: Concern): z.output<typeof concernShape> => ({
  id: concern.id,
  partnershipId: concern.partnershipId,
  summary: concern.summary,
  about: concern.about ?? '',
  raisedOn: concern.raisedOn,
  raisedByPersonId: concern.raisedBy?.person?.id ?? null,
  raisedByOrganizationId: concern.raisedBy?.organization.id ?? '',
  partyOrganizationIds: concern.parties.map((one) => one.id),
  stewardPersonId: concern.steward?.person.id ?? null,
  stewardAcceptedOn: concern.steward?.acceptedOn ?? null,
  acknowledgeBy: concern.acknowledgeBy,
  acknowledgedOn: concern.acknowledgedOn,
  settleBy: concern.settleBy,
  settledOn: concern.settlement?.settledOn ?? null,
  agreed: concern.settlement?.agreed ?? null,
})

/** An open one; any other is not there for the API, whoever asks. */
async function openOne(tx: Tx, wanted: string): Promise<Concern> {
  const [found] = z.uuid().safeParse(wanted).success
    ? await concernsWhere(tx, sql`c.id = ${wanted} and c.openness = 'open'`)
    : []
  if (found === undefined) throw new NotFound()
  return found
}

/** A verb on an open one. */
const onOpen =
  <I, T>(verb: (tx: Tx, id: string, input: I) => Promise<T>) =>
  async (tx: Tx, wanted: string, input: I): Promise<T> =>
    verb(tx, (await openOne(tx, wanted)).id, input)

const filters = z.object({ partnershipId: id().optional(), standing: z.enum(concernStandings).optional() })

export const concernsApi: ApiResource = {
  name: 'concerns',
  summary: 'What partners raised with each other openly, and how it was settled.',
  shape: concernShape,
  filters,
  list: async (tx, wanted) => {
    const { standing = 'all', partnershipId } = wanted.filters as z.output<typeof filters>
    const found = await listConcerns(tx, {
      query: wanted.query,
      standing,
      onlyOpen: true,
      ...(partnershipId === undefined ? {} : { partnershipId }),
    })
    const page = cutRows(found, wanted.cursor, wanted.limit)
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, wanted) => shapeOf(await openOne(tx, wanted)),
  create: {
    input: openConcernInput,
    run: (tx, { partnershipId, ...input }: z.output<typeof openConcernInput>) =>
      raiseConcern(tx, partnershipId, { ...input, openness: 'open', shown: 'everything' }),
  },
  remove: async (tx, wanted) => withdrawConcern(tx, (await openOne(tx, wanted)).id),
  states: {
    steward: {
      summary: 'Asks somebody who takes no side to see to it.',
      input: stewardInput,
      make: onOpen(proposeSteward),
    },
    acknowledgement: {
      summary: 'Says that it has been heard and is being seen to.',
      make: onOpen(acknowledgeConcern),
      unmake: async (tx, wanted) => unacknowledge(tx, (await openOne(tx, wanted)).id),
    },
    settlement: {
      summary: 'Writes down what was agreed.',
      input: settlementInput,
      make: onOpen(settleConcern),
    },
    reopening: {
      summary: 'Takes it up again, with a reason.',
      input: reopeningInput,
      make: onOpen(reopenConcern),
    },
  },
}
