import { z } from 'zod'
import { id, language, optionalDay, optionalId, optionalText } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { touchpointKinds } from '../touchpoints/touchpoint.ts'
import { channels } from './cadence.ts'

export const cadenceInput = z.object({
  organizationId: id(),
  /** The other side: another partner, or the host where none is named. */
  otherOrganizationId: optionalId(),
  everyDays: z.int().min(1).max(730),
  channel: z.enum(channels),
  language: language().nullable().default(null),
  /** What it is for. What runs for the same is replaced once this is agreed. */
  purpose: optionalText(300),
  /** Of the other side, whoever that is. */
  otherPersonId: optionalId(),
  partnerPersonId: optionalId(),
  /** From when it is counted; today where nothing is said. */
  startsOn: optionalDay(),
  ...behalfFields,
})
export type CadenceInput = z.output<typeof cadenceInput>

export const cadenceAcceptance = z.object(behalfFields)
export type CadenceAcceptance = z.output<typeof cadenceAcceptance>

/** The same by the API, which names the partnership beside it. */
export const planLineInput = cadenceInput.extend({ partnershipId: id() })
export type PlanLineInput = z.output<typeof planLineInput>

/** A line of a communication plan as it leaves by the API. */
export const planLineShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  organizationId: z.uuid(),
  otherOrganizationId: z.uuid(),
  everyDays: z.int(),
  channel: z.enum(channels),
  language: z.string().nullable(),
  purpose: z.string(),
  otherPersonId: z.uuid().nullable(),
  partnerPersonId: z.uuid().nullable(),
  startsOn: z.iso.date(),
  proposedByOrganizationId: z.uuid(),
  proposedOn: z.iso.date(),
  acceptedOn: z.iso.date().nullable(),
  /** Proposed or agreed for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
  /** When the two are to be in touch next; null while it is only proposed, rests, or where one of them takes part no more. */
  dueOn: z.iso.date().nullable(),
  /** How many days they are overdue; null where no day is. */
  lateDays: z.int().nullable(),
  /** Agreed, but the partnership or one of the two pauses. */
  paused: z.boolean(),
  /** When the two sides last were in touch, both ways, as far as the reader reads it; null for never. */
  lastContact: z.object({ on: z.iso.date(), kind: z.enum(touchpointKinds) }).nullable(),
})
