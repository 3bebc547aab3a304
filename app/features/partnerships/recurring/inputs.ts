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
import { longestClause } from '../agreements/clauses.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { mostEvery, mostTimes, recurringSources, rhythms } from './recurring.ts'

const plan = {
  rhythm: z.enum(rhythms),
  every: z.number().int().min(1).max(mostEvery).default(1),
  /** The first day it is due; the others follow from it. */
  startsOn: day(),
  /** Until this day, or so many times: one of the two. */
  untilOn: optionalDay(),
  times: z.number().int().min(1).max(mostTimes).nullable().default(null),
}

/** A promise that comes round: from one organization of a partnership to others, by default to all of them. */
export const recurringInput = z.object({
  partnershipId: id(),
  text: text(500),
  details: optionalText(),
  ...plan,
  beneficiaryOrganizationIds: z.array(id()).max(200).default([]),
  responsiblePersonId: optionalId(),
  /** The one whose rest it takes over once it is accepted. */
  followsId: optionalId(),
  language: language().nullable().default(null),
  /** Where it was promised or what it makes good: both, or neither. */
  sourceKind: z.enum(recurringSources).nullable().default(null),
  sourceId: optionalId(),
  /** Of an agreement: the clause as it was signed. */
  clause: optionalText(longestClause),
  ...behalfFields,
})
export type RecurringInput = z.output<typeof recurringInput>

/** Wording and rhythm: free to change until it is accepted; who sees to it always. */
export const recurringChange = z.object({
  text: text(500),
  details: optionalText(),
  ...plan,
  responsiblePersonId: optionalId(),
  version: version(),
})
export type RecurringChange = z.output<typeof recurringChange>

export const recurringAcceptance = z.object(behalfFields)
export type RecurringAcceptance = z.output<typeof recurringAcceptance>

/** The last day that still counts, and why no more follow. */
export const endingInput = z.object({ lastOn: optionalDay(), reason: text(20_000), ...behalfFields })
export type EndingInput = z.output<typeof endingInput>

/** A promise that comes round, as it leaves by the API. Each time it does is a commitment of its own. */
export const recurringShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  promisorOrganizationId: z.uuid(),
  beneficiaryOrganizationIds: z.array(z.uuid()),
  text: z.string(),
  details: z.string(),
  rhythm: z.enum(rhythms),
  every: z.int(),
  startsOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  times: z.int().nullable(),
  language: z.string().nullable(),
  pledgedOn: z.iso.date(),
  /** Promised for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
  responsiblePersonId: z.uuid().nullable(),
  acceptedOn: z.iso.date().nullable(),
  acceptances: z.array(
    z.object({ organizationId: z.uuid(), acceptedOn: z.iso.date(), onBehalf: z.boolean() }),
  ),
  followsId: z.uuid().nullable(),
  /** Where it comes from, if the reader reaches that. */
  source: z.object({ kind: z.enum(recurringSources), id: z.uuid(), title: z.string() }).nullable(),
  /** The clause that it was made of, as it was signed. */
  clause: z.string().nullable(),
  /** The last day that counts, where the rest was ended. */
  lastOn: z.iso.date().nullable(),
  endedReason: z.string(),
  version: z.int(),
})
