import { z } from 'zod'
import { day, id, language, optionalDay, optionalText, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'

const seats = z.object({ organizationId: id(), seats: z.int().min(1).max(50) })
const fields = {
  name: text(),
  purpose: optionalText(),
  language: language().nullable().default(null),
}
/** `seats` names partners with a seat; those that are left out have none. */
export const committeeInput = z.object({
  partnershipId: id(),
  ...fields,
  seats: z.array(seats).max(200).default([]),
})
export type CommitteeInput = z.output<typeof committeeInput>
export const committeeChange = z.object({ ...fields, seats: z.array(seats).max(200), version: version() })
export type CommitteeChange = z.output<typeof committeeChange>

/** The same as a form sends it; seats come in a field for each partner. */
export const committeeForm = z.object(fields)
export const committeeChangeForm = z.object({ ...fields, version: version() })

export const endInput = z.object({ endedOn: day() })
export type EndInput = z.output<typeof endInput>

export const memberInput = z.object({
  personId: id(),
  fromOn: day(),
  untilOn: optionalDay(),
  ...behalfFields,
})
export type MemberInput = z.output<typeof memberInput>

const member = {
  id: z.uuid(),
  organizationId: z.uuid(),
  personId: z.uuid().nullable(),
  fromOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
}
export const committeeShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  name: z.string(),
  purpose: z.string(),
  language: z.string().nullable(),
  organizationId: z.uuid(),
  endedOn: z.iso.date().nullable(),
  seats: z.array(seats),
  members: z.array(z.object(member)),
  version: z.int(),
})
export const memberShape = z.object({ committeeId: z.uuid(), partnershipId: z.uuid(), ...member })
