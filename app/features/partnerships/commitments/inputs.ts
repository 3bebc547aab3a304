import { z } from 'zod'
import {
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalText,
  text,
  version,
} from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { deedKinds } from './acts.ts'

/** A promise: from one organization of a partnership to others, by default to all of them. */
export const pledgeInput = z.object({
  partnershipId: id(),
  text: text(500),
  details: optionalText(),
  dueOn: optionalDay(),
  beneficiaryOrganizationIds: z.array(id()).max(200).default([]),
  responsiblePersonId: optionalId(),
  /** The conversation in which it was promised. */
  touchpointId: optionalId(),
  language: language().nullable().default(null),
  ...behalfFields,
})
export type PledgeInput = z.output<typeof pledgeInput>

/** Wording, day and who sees to it: free to change until it is accepted; who sees to it always. */
export const commitmentChange = z.object({
  text: text(500),
  details: optionalText(),
  dueOn: optionalDay(),
  responsiblePersonId: optionalId(),
  version: version(),
})
export type CommitmentChange = z.output<typeof commitmentChange>

export const acceptanceInput = z.object(behalfFields)
export type AcceptanceInput = z.output<typeof acceptanceInput>

export const fulfilmentInput = z.object({
  /** The day it was done; today where nothing is said. */
  fulfilledOn: optionalDay(),
  note: optionalText(),
  ...behalfFields,
})
export type FulfilmentInput = z.output<typeof fulfilmentInput>

export const acknowledgementInput = z.object({ note: optionalText(), ...behalfFields })
export type AcknowledgementInput = z.output<typeof acknowledgementInput>

export const disputeInput = z.object({ reason: text(20_000), ...behalfFields })
export type DisputeInput = z.output<typeof disputeInput>

export const settlementInput = z.object({ settlement: text(20_000), ...behalfFields })
export type SettlementInput = z.output<typeof settlementInput>

export const renegotiationInput = z.object({ newDueOn: day(), reason: text(20_000), ...behalfFields })
export type RenegotiationInput = z.output<typeof renegotiationInput>

export const withdrawalInput = z.object({ reason: text(20_000), ...behalfFields })
export type WithdrawalInput = z.output<typeof withdrawalInput>

/** A commitment as it leaves by the API. `state` and `outcome` are worked out at reading. */
export const commitmentShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  promisorOrganizationId: z.uuid(),
  beneficiaryOrganizationIds: z.array(z.uuid()),
  text: z.string(),
  details: z.string(),
  pledgedOn: z.iso.date(),
  /** The day as it was pledged; `dueOn` is the day in force. */
  pledgedFor: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  responsiblePersonId: z.uuid().nullable(),
  touchpointId: z.uuid().nullable(),
  /** The record it comes from other than a conversation, if the reader reaches it. */
  source: z.object({ kind: z.string(), id: z.uuid(), title: z.string() }).nullable(),
  /** The clause of an agreement that it was made of, as it was signed. */
  clause: z.string().nullable(),
  state: z.enum([
    'pledged',
    'accepted',
    'due',
    'late',
    'broken',
    'fulfilled',
    'acknowledged',
    'disputed',
    'withdrawn',
  ]),
  outcome: z.enum(['kept', 'doneLate', 'broken']).nullable(),
  acceptedOn: z.iso.date().nullable(),
  fulfilledOn: z.iso.date().nullable(),
  lateDays: z.int(),
  renegotiated: z.int(),
  needsAcknowledgement: z.boolean(),
  /** Pledged, done or taken back in a partner's name, and not confirmed by it yet: it counts for nothing. */
  unconfirmed: z.boolean(),
  /** All that happened to it, in order; `words` are the note, the reason or how it was settled, `newDueOn` another day. */
  deeds: z.array(
    z.object({
      kind: z.enum(deedKinds),
      on: z.iso.date(),
      organizationId: z.uuid().nullable(),
      person: z.string().nullable(),
      words: z.string(),
      link: z.string(),
      newDueOn: z.iso.date().nullable(),
    }),
  ),
  version: z.int(),
})
