import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { id } from '#platform/http/fields.ts'
import { acknowledgeConcern, unacknowledge } from './acknowledge.server.ts'
import { type ConcernLine, concernStandings } from './concern.ts'
import {
  concernShape,
  messageInput,
  openConcernInput,
  remedyInput,
  reopeningInput,
  settlementInput,
  stewardInput,
  trustInput,
} from './inputs.ts'
import { layDownStewardship } from './lay-down.server.ts'
import { pageOfOpen } from './list.server.ts'
import { raiseConcern, withdrawConcern } from './raise.server.ts'
import { concernsWhere, type Message, messagesIn, messagesOf } from './reads.server.ts'
import { promiseRemedy } from './remedy.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship, declineStewardship, proposeSteward } from './steward.server.ts'
import { answerTrust, takeBackTrust } from './trust.server.ts'

const shapeOf = (concern: ConcernLine, messages: readonly Message[] = []): z.output<typeof concernShape> => ({
  id: concern.id,
  partnershipId: concern.partnershipId,
  summary: concern.summary ?? '',
  about: concern.about ?? '',
  raisedOn: concern.raisedOn,
  raisedByPersonId: concern.raisedBy?.person?.id ?? null,
  raisedByOrganizationId: concern.raisedBy?.organization.id ?? '',
  partyOrganizationIds: concern.parties.map((one) => one.id),
  stewardPersonId: concern.steward?.person.id ?? null,
  stewardProposedOn: concern.steward?.proposedOn ?? null,
  stewardAgreedOn: concern.steward?.agreedOn ?? null,
  stewardAcceptedOn: concern.steward?.acceptedOn ?? null,
  acknowledgeBy: concern.acknowledgeBy,
  acknowledgedOn: concern.acknowledgedOn,
  settleBy: concern.settleBy,
  settledOn: concern.settlement?.settledOn ?? null,
  agreed: concern.settlement?.agreed ?? null,
  reopenedOn: concern.reopened?.on ?? null,
  reopenedWhy: concern.reopened?.why ?? null,
  followUpOn: concern.followUpOn,
  trust: concern.trust.map(({ side, organization, answer, on }) => ({
    side,
    organizationId: organization?.id ?? null,
    answer,
    on,
  })),
  messages: messages.map(({ id: messageId, side, body, saidOn, person }) => ({
    id: messageId,
    side,
    body,
    saidOn,
    personName: person,
  })),
})

/** An open one; any other is not there for the API, whoever asks. */
async function openOne(tx: Tx, wanted: string): Promise<ConcernLine> {
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
    const page = await pageOfOpen(tx, { standing, partnershipId, query: wanted.query }, wanted)
    const talk = await messagesIn(tx, page.items)
    return { ...page, items: page.items.map((one) => shapeOf(one, talk.get(one.id))) }
  },
  get: async (tx, wanted) => {
    const concern = await openOne(tx, wanted)
    return shapeOf(concern, (await messagesOf(tx, concern)) ?? [])
  },
  create: {
    input: openConcernInput,
    run: (tx, { partnershipId, ...input }: z.output<typeof openConcernInput>) =>
      raiseConcern(tx, partnershipId, { ...input, openness: 'open', shown: 'everything' }),
  },
  remove: async (tx, wanted) => withdrawConcern(tx, (await openOne(tx, wanted)).id),
  states: {
    steward: {
      summary:
        'Asks somebody who takes no side to see to it; whoever raised it also asks somebody else than the steward it has.',
      input: stewardInput,
      make: onOpen(proposeSteward),
    },
    acceptance: {
      summary:
        'Says yes to being its steward: for whoever was asked to say themselves, so no key does. Its steward lays it down.',
      make: onOpen(acceptStewardship),
      unmake: async (tx, wanted) => layDownStewardship(tx, (await openOne(tx, wanted)).id),
    },
    refusal: {
      summary: 'Says no to being its steward, as above.',
      make: onOpen(declineStewardship),
    },
    messages: {
      summary: 'Says something to the steward, as whoever raised it, or to them, as its steward.',
      input: messageInput,
      make: onOpen(sayInConcern),
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
    remedies: {
      summary: 'Promises what is to make it good again: a commitment that comes from it.',
      input: remedyInput,
      make: onOpen(promiseRemedy),
    },
    trust: {
      summary:
        'Says some weeks after whether trust is back, for whoever raised it or an organization it is about; either takes it back.',
      input: trustInput,
      make: onOpen(answerTrust),
      unmake: async (tx, wanted) => takeBackTrust(tx, (await openOne(tx, wanted)).id),
    },
    reopening: {
      summary: 'Takes it up again, with a reason.',
      input: reopeningInput,
      make: onOpen(reopenConcern),
    },
  },
}
