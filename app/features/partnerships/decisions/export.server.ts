import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { type Decision, reviewDay } from './decision.ts'
import { type DecisionWanted, listDecisions } from './reads.server.ts'

/** Columns of decisions as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const decisionColumns = [
  'id',
  'partnershipId',
  'what',
  'why',
  'method',
  'anonymous',
  'quorum',
  'closesOn',
  'proposedBy',
  'proposedOn',
  'options',
  'outcome',
  'chosen',
  'decidedOn',
  'note',
  'reviewOn',
] as const

export const decisionRecord = (
  decision: Decision,
): Record<(typeof decisionColumns)[number], string | number | boolean | null> => ({
  id: decision.id,
  partnershipId: decision.partnershipId,
  what: decision.what,
  why: decision.why,
  method: decision.method,
  anonymous: decision.anonymous,
  quorum: decision.quorum,
  closesOn: decision.closesOn,
  proposedBy: decision.organizationName,
  proposedOn: decision.proposedOn,
  options: decision.options.map((option) => option.text).join('; '),
  outcome: decision.settlement?.outcome ?? null,
  chosen: decision.options.find((option) => option.id === decision.settlement?.optionId)?.text ?? null,
  decidedOn: decision.settlement?.decidedOn ?? null,
  note: decision.settlement?.note ?? null,
  reviewOn: reviewDay(decision),
})

const voiceColumns = [
  'decisionId',
  'decision',
  'organization',
  'stand',
  'option',
  'reason',
  'givenOn',
  'replaced',
]

/** Every decision of a list, page by page, so that memory stays flat. */
export async function* everyDecision(tx: Tx, wanted: Partial<DecisionWanted> = {}): AsyncGenerator<Decision> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listDecisions>> = await listDecisions(tx, {
      query: '',
      sort: 'proposed',
      direction: 'asc',
      ...wanted,
      cursor: readCursor(cursor),
      limit: 500,
    })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

export const exportedDecisions: ExportTable = {
  name: 'decisions',
  columns: [...decisionColumns],
  rows: async function* (tx) {
    for await (const decision of everyDecision(tx)) yield decisionRecord(decision)
  },
  ofPartnership: {
    says: m.leaves_decisions,
    columns: {
      method: m.column_decisions_method,
      anonymous: m.column_decisions_anonymous,
      quorum: m.column_decisions_quorum,
      options: m.column_decisions_options,
      chosen: m.column_decisions_chosen,
      decidedOn: m.column_decisions_decided_on,
      reviewOn: m.column_decisions_review_on,
    },
    rows: async function* (tx, partnershipId) {
      for await (const decision of everyDecision(tx, { partnershipId })) yield decisionRecord(decision)
    },
  },
}

/** Open voices with their names, changed ones too; votes without names with none, once they are settled. */
export const exportedVoices: ExportTable = {
  name: 'decision-voices',
  columns: voiceColumns,
  rows: async function* (tx) {
    for await (const decision of everyDecision(tx)) yield* voiceRecords(decision)
  },
  ofPartnership: {
    says: m.leaves_voices,
    columns: {
      decision: m.column_voices_decision,
      stand: m.column_voices_stand,
      option: m.column_voices_option,
      givenOn: m.column_voices_given_on,
      replaced: m.column_voices_replaced,
    },
    rows: async function* (tx, partnershipId) {
      for await (const decision of everyDecision(tx, { partnershipId })) yield* voiceRecords(decision)
    },
  },
}

function* voiceRecords(decision: Decision) {
  const about = { decisionId: decision.id, decision: decision.what }
  const option = (id: string | null) => decision.options.find((one) => one.id === id)?.text ?? null
  for (const [voices, replaced] of [
    [decision.earlier, true],
    [decision.voices, false],
  ] as const)
    for (const { organizationName, stand, optionId, reason, givenOn } of voices)
      yield {
        ...about,
        organization: organizationName,
        stand,
        option: option(optionId),
        reason,
        givenOn,
        replaced,
      }
  for (const { stand, optionId, reason } of decision.ballots)
    yield {
      ...about,
      organization: null,
      stand,
      option: option(optionId),
      reason,
      givenOn: null,
      replaced: false,
    }
}
