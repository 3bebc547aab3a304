import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { clausesOfPromises } from '../agreements/promise.server.ts'
import { acceptCommitment, unaccept } from './accept.server.ts'
import { acknowledge, unacknowledge } from './acknowledge.server.ts'
import { type Deed, deedsOf } from './acts.server.ts'
import {
  acceptRenegotiation,
  declineRenegotiation,
  unacceptRenegotiation,
} from './answer-renegotiation.server.ts'
import { changeCommitment } from './change.server.ts'
import { dispute, undispute } from './dispute.server.ts'
import { fulfil, unfulfil } from './fulfil.server.ts'
import {
  acceptanceInput,
  acknowledgementInput,
  commitmentChange,
  commitmentShape,
  disputeInput,
  fulfilmentInput,
  pledgeInput,
  renegotiationInput,
  settlementInput,
  withdrawalInput,
} from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { type LedgerRow, listLedger, readCommitment, readLedger } from './reads.server.ts'
import { removeCommitment } from './remove.server.ts'
import { renegotiate, unrenegotiate } from './renegotiate.server.ts'
import { settleDispute, unsettleDispute } from './settle-dispute.server.ts'
import { type Source, sourcesOf } from './source.server.ts'
import { unwithdraw, withdraw } from './withdraw.server.ts'

/** Commitments as they leave by the API, with what stands beside them; as many questions as for one. */
async function shaped(tx: Tx, rows: readonly LedgerRow[]): Promise<z.output<typeof commitmentShape>[]> {
  const sources = await sourcesOf(tx, rows)
  const clauses = await clausesOfPromises(
    tx,
    rows.filter((row) => row.sourceKind === 'agreement').map((row) => row.id),
  )
  const deeds = await deedsOf(tx, rows)
  return rows.map((row) =>
    shapeOf(row, sources.get(row.sourceId ?? ''), clauses.get(row.id), deeds.get(row.id)),
  )
}

const shapeOf = (
  row: LedgerRow,
  source: Source | undefined,
  clause: string | undefined,
  deeds: readonly Deed[] = [],
): z.output<typeof commitmentShape> => ({
  id: row.id,
  partnershipId: row.partnershipId,
  promisorOrganizationId: row.promisor.id,
  beneficiaryOrganizationIds: row.beneficiaries.map((one) => one.id),
  text: row.text,
  details: row.details,
  pledgedOn: row.pledgedOn,
  pledgedFor: row.pledgedFor,
  dueOn: row.standing.dueOn,
  responsiblePersonId: row.responsible?.id ?? null,
  touchpointId: row.touchpointId,
  source:
    source === undefined || row.sourceKind === null
      ? null
      : { kind: row.sourceKind, id: source.id, title: source.title },
  clause: clause ?? null,
  state: row.standing.state,
  outcome: row.standing.outcome,
  acceptedOn: row.acceptedOn,
  fulfilledOn: row.fulfilment?.fulfilledOn ?? null,
  lateDays: row.standing.lateDays,
  renegotiated: row.standing.renegotiated,
  needsAcknowledgement: row.standing.needsAcknowledgement,
  unconfirmed: row.standing.unconfirmed,
  deeds: deeds.map(({ kind, on, organizationId, person, words, link, newDueOn }) => ({
    kind,
    on,
    organizationId,
    person,
    words,
    link,
    newDueOn,
  })),
  version: row.version,
})

const filters = z.object({
  partnershipId: id().optional(),
  promisorOrganizationId: id().optional(),
  state: commitmentShape.shape.state.optional(),
})

/** In the order in which they were made; where something is searched, what matches best first. How one stands is known only once it is read. */
async function list(tx: Tx, wanted: Parameters<NonNullable<ApiResource['list']>>[1]) {
  const { state, ...asked } = wanted.filters as z.output<typeof filters>
  if (state === undefined && wanted.query.trim() === '') {
    const { items, ...page } = await listLedger(tx, asked, wanted)
    return { ...page, items: await shaped(tx, items) }
  }
  const { promisorOrganizationId, ...where } = asked
  const rows = await readLedger(tx, {
    ...where,
    ...(promisorOrganizationId === undefined
      ? {}
      : { side: { organizationId: promisorOrganizationId, side: 'by' as const } }),
    view: 'all',
    query: wanted.query,
  })
  const found = rows.filter((row) => state === undefined || row.standing.state === state)
  const { items, ...page } = cutRows(found, wanted.cursor, wanted.limit)
  return { ...page, items: await shaped(tx, items) }
}

export const commitmentsApi: ApiResource = {
  name: 'commitments',
  summary: 'What organizations have promised each other, and what became of it.',
  shape: commitmentShape,
  filters,
  list,
  get: async (tx, id) => (await shaped(tx, [await readCommitment(tx, id)]))[0],
  create: { input: pledgeInput, run: pledge },
  change: { input: commitmentChange, run: changeCommitment },
  remove: removeCommitment,
  states: {
    acceptance: {
      summary: 'A beneficiary agrees to the promise.',
      input: acceptanceInput,
      make: acceptCommitment,
      unmake: unaccept,
    },
    fulfilment: {
      summary: 'The promisor says that it was done, with or without evidence.',
      input: fulfilmentInput,
      make: fulfil,
      unmake: unfulfil,
    },
    acknowledgement: {
      summary: 'A beneficiary confirms that it was done.',
      input: acknowledgementInput,
      make: acknowledge,
      unmake: unacknowledge,
    },
    dispute: {
      summary: 'A beneficiary says that it was not done as promised.',
      input: disputeInput,
      make: dispute,
      unmake: undispute,
    },
    settlement: {
      summary: 'The side that disputed says how it was settled; taking it away opens the dispute again.',
      input: settlementInput,
      make: settleDispute,
      unmake: unsettleDispute,
    },
    renegotiation: {
      summary: 'The promisor asks for another day.',
      input: renegotiationInput,
      make: renegotiate,
      unmake: unrenegotiate,
    },
    'renegotiation-acceptance': {
      summary: 'A beneficiary accepts the other day.',
      input: acceptanceInput,
      make: acceptRenegotiation,
      unmake: unacceptRenegotiation,
    },
    'renegotiation-refusal': {
      summary: 'A beneficiary holds to the day that stands.',
      input: acceptanceInput,
      make: declineRenegotiation,
    },
    withdrawal: {
      summary: 'The promisor takes the promise back and says why.',
      input: withdrawalInput,
      make: withdraw,
      unmake: unwithdraw,
    },
  },
}
