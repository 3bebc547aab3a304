import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { type Agreement, agreementKinds, type Sending } from './agreement.ts'
import { askAgain } from './ask-again.server.ts'
import { latestTexts } from './beside.server.ts'
import { type NamedBudgetLine, outwardBudget } from './budget/budget.ts'
import { budgetsOf } from './budget/reads.server.ts'
import { changeAgreement } from './change.server.ts'
import { draftAgreement } from './draft.server.ts'
import { continueAgreement, endAgreement } from './end.server.ts'
import { followAgreement } from './follow.server.ts'
import {
  type AgreementInput,
  agreementChange,
  agreementForApi,
  agreementShape,
  clauseInput,
  endingInput,
  followingInput,
  namingInput,
  reasonInput,
  sendingInput,
} from './inputs.ts'
import { nameSigner } from './name-signer.server.ts'
import { clausesPromised, promiseClause } from './promise.server.ts'
import { listAgreements, readAgreement } from './reads.server.ts'
import { recallAgreement } from './recall.server.ts'
import { removeAgreement } from './remove.server.ts'
import { sendAgreement } from './send.server.ts'
import { handOver } from './turns/hand-over.server.ts'
import { handingInput } from './turns/inputs.ts'
import { takePen } from './turns/take.server.ts'

/** An agreement as it leaves by the API. */
const shapeOf = (
  agreement: Agreement,
  {
    body,
    budget,
    promises,
  }: {
    body: string
    budget: readonly NamedBudgetLine[]
    promises: readonly { commitmentId: string; clause: string }[]
  },
): z.output<typeof agreementShape> => ({
  id: agreement.id,
  partnershipId: agreement.partnershipId,
  kind: agreement.kind,
  title: agreement.title,
  beginsOn: agreement.beginsOn,
  endsOn: agreement.endsOn,
  language: agreement.language,
  body,
  budget: outwardBudget(budget),
  standing: agreement.standing,
  turn: {
    organizationId: agreement.turn.organizationId,
    givenByOrganizationId: agreement.turn.givenByOrganizationId,
    wanted: agreement.turn.wanted,
    givenAt: agreement.turn.givenAt.toISOString(),
  },
  followsId: agreement.followsId,
  followsAs: agreement.followsAs,
  ...sendingShape(agreement.sending),
  promises: promises.map(({ commitmentId, clause }) => ({ commitmentId, clause })),
  endedOn: agreement.ending?.endedOn ?? null,
  endingReason: agreement.ending?.reason ?? null,
  replacedById: agreement.replacedById,
  replacedFrom: agreement.replacedFrom,
  version: agreement.version,
})

const sendingShape = (sending: Sending | null) => ({
  sha256: sending?.sha256 ?? null,
  sentAt: sending?.sentAt.toISOString() ?? null,
  sentByOrganizationId: sending?.organizationId ?? null,
  message: sending?.message ?? null,
  inOrder: sending?.inOrder ?? null,
  signers: (sending?.signers ?? []).map((one) => ({
    organizationId: one.organizationId,
    personId: one.personId,
    position: one.position,
    askedAt: one.askedAt?.toISOString() ?? null,
    openedAt: one.openedAt?.toISOString() ?? null,
    signedAt: one.signedAt?.toISOString() ?? null,
    declinedAt: one.declinedAt?.toISOString() ?? null,
    declineReason: one.declineReason,
  })),
  recalledAt: sending?.recalledAt?.toISOString() ?? null,
  recallReason: sending?.recallReason ?? null,
})

async function shapesOf(tx: Tx, agreements: readonly Agreement[]) {
  const texts = await latestTexts(tx, agreements)
  const budgets = await budgetsOf(
    tx,
    [...texts.values()].map((text) => text.id),
  )
  const promises = await clausesPromised(tx, agreements)
  return agreements.map((one) => {
    const text = texts.get(one.id)
    return shapeOf(one, {
      body: text?.body ?? '',
      budget: budgets.get(text?.id ?? '') ?? [],
      promises: promises.get(one.id) ?? [],
    })
  })
}

const filters = z.object({ partnershipId: id().optional(), kind: z.enum(agreementKinds).optional() })

/** A key is nobody's hand: signing is done by a person, on the page or by the link in their mail. */
export const agreementsApi: ApiResource = {
  name: 'agreements',
  summary: 'What partners put in writing: drafts, what waits for signatures, and what is signed.',
  shape: agreementShape,
  filters,
  list: async (tx, { query, limit, cursor, filters: wanted }) => {
    const { partnershipId, kind } = wanted as z.output<typeof filters>
    const page = await listAgreements(tx, {
      query,
      limit,
      cursor,
      direction: 'asc',
      ...(partnershipId === undefined ? {} : { partnershipId }),
      ...(kind === undefined ? {} : { kind }),
    })
    return { ...page, items: await shapesOf(tx, page.items) }
  },
  get: async (tx, one) => {
    const [agreement] = await shapesOf(tx, [await readAgreement(tx, one)])
    return agreement
  },
  create: {
    input: agreementForApi,
    run: (tx, { partnershipId, ...input }: AgreementInput & { partnershipId: string }) =>
      draftAgreement(tx, partnershipId, input),
  },
  change: { input: agreementChange, run: changeAgreement },
  remove: removeAgreement,
  states: {
    turn: {
      summary:
        'Hands the pen to another side, with a word about what is wanted; taking it away takes the pen back, while the other has not begun or after its silence.',
      input: handingInput,
      make: handOver,
      unmake: takePen,
    },
    sending: {
      summary: 'Sends the text as it stands to one signer for each partner, and freezes it.',
      input: sendingInput,
      make: sendAgreement,
    },
    signer: {
      summary: 'Names who signs for the own organization, in place of whom the sender asked.',
      input: namingInput,
      make: nameSigner,
    },
    asking: {
      summary: 'Asks those whose signature is missing once more; nobody twice on a day.',
      make: askAgain,
    },
    recall: {
      summary: 'Calls back what was sent, before all have signed.',
      input: reasonInput,
      make: recallAgreement,
    },
    promises: {
      summary:
        'Makes a promise of a clause that all have signed, quoted word for word; it stands among the commitments.',
      input: clauseInput,
      make: promiseClause,
    },
    ending: {
      summary: 'Ends a signed agreement before its last day; taking it away lets it run on.',
      input: endingInput,
      make: endAgreement,
      unmake: continueAgreement,
    },
    following: {
      summary: 'Begins the agreement that amends or renews a signed one.',
      input: followingInput,
      make: followAgreement,
    },
  },
}
