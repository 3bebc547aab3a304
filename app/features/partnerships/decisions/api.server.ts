import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { counts } from '../behalf/behalf.ts'
import { changeDecision } from './change.server.ts'
import { type Decision, decisionStandings, methods, type Voice } from './decision.ts'
import {
  decisionShape,
  type ProposalInput,
  proposalChange,
  proposalInput,
  reviewInput,
  settlementInput,
  type VoiceInput,
  voiceInput,
} from './inputs.ts'
import { proposeDecision } from './propose.server.ts'
import { listDecisions, readDecision } from './reads.server.ts'
import { removeDecision } from './remove.server.ts'
import { reviewDecision } from './review.server.ts'
import { settleDecision, unsettleDecision } from './settle.server.ts'
import { giveVoice, takeBackVoice } from './voice.server.ts'

const filters = z.object({
  partnershipId: id().optional(),
  standing: z.enum(decisionStandings).optional(),
  method: z.enum(methods).optional(),
})

/** A vote without a name is given on the page: what a program sends is remembered for a day, so that a repeated request is answered once. */
export const giveNamedVoice = (tx: Tx, decisionId: string, input: VoiceInput) =>
  giveVoice(tx, decisionId, input, { named: true })

const voiceOutward = ({ behalf, ...voice }: Voice) => ({
  ...voice,
  onBehalf: behalf !== null,
  counts: counts(behalf),
})

/** A decision as it leaves: what was recorded for a partner says so. */
const decisionOutward = (decision: Decision) => ({
  ...decision,
  voices: decision.voices.map(voiceOutward),
  earlier: decision.earlier.map(voiceOutward),
})

export const decisionsApi: ApiResource = {
  name: 'decisions',
  summary: 'What partners decide together: proposals, voices, outcomes and reviews.',
  shape: decisionShape,
  filters,
  list: async (tx, { query, limit, cursor, filters: asked }) => {
    const wanted = asked as z.output<typeof filters>
    const page = await listDecisions(tx, { query, limit, cursor, direction: 'asc', ...wanted })
    return { ...page, items: page.items.map(decisionOutward) }
  },
  get: async (tx, id) => decisionOutward(await readDecision(tx, id)),
  create: {
    input: proposalInput.extend({ partnershipId: id() }),
    run: (tx, { partnershipId, ...input }: ProposalInput & { partnershipId: string }) =>
      proposeDecision(tx, partnershipId, input),
  },
  change: { input: proposalChange, run: changeDecision },
  // Options go in by their words and come out with an id each.
  changeable: (record) => ({
    ...record,
    options: (record as Pick<Decision, 'options'>).options.map(({ text }) => text),
  }),
  remove: removeDecision,
  states: {
    voice: {
      summary: 'Gives the voice of an organization, or another one in its place, until the day it closes on.',
      input: voiceInput,
      make: giveNamedVoice,
      unmake: takeBackVoice,
    },
    settlement: {
      summary: 'Settles what was decided, once its day is over or everybody has spoken.',
      input: settlementInput,
      make: settleDecision,
      unmake: unsettleDecision,
    },
    reviews: {
      summary: 'Says what became of a decision, and when to look again.',
      input: reviewInput,
      make: reviewDecision,
    },
  },
}
