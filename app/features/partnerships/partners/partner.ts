import { z } from 'zod'
import { id, text } from '#platform/http/fields.ts'
import { behalfInput } from '../behalf/inputs.ts'

/** Someone who stands for a partner in a partnership. */
export interface Representative {
  id: string
  partnerId: string
  organizationId: string
  personId: string
  name: string
  title: string
  email: string | null
  phone: string | null
  beganOn: string
  endedOn: string | null
}

export const partnerInput = z.object({ organizationId: id() })
export type PartnerInput = z.output<typeof partnerInput>

export const acceptInput = behalfInput
export type AcceptInput = z.output<typeof acceptInput>
/** Declining and leaving say why, so that the others understand; a few words are enough. */
export const declineInput = behalfInput.extend({ reason: text(2000) })
export type DeclineInput = z.output<typeof declineInput>

export const representInput = z.object({ organizationId: id(), personId: id() })
export type RepresentInput = z.output<typeof representInput>

export const handoverInput = z.object({ fromPersonId: id(), toPersonId: id() })
export type HandoverInput = z.output<typeof handoverInput>
