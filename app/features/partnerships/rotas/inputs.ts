import { z } from 'zod'
import { id, optionalText, text } from '#platform/http/fields.ts'
import { places } from './rota.ts'

export const rotaInput = z.object({ partnershipId: id(), place: z.enum(places) })
export type RotaInput = z.output<typeof rotaInput>

/** Which places go round, as the page sends them. */
export const placesInput = z.object({ places: z.array(z.enum(places)).default([]) })

export const turnInput = z.object({ meetingId: id() })
export type TurnInput = z.output<typeof turnInput>

/** Whoever skips says why, so that the others know it is no matter of liking. */
export const skipInput = z.object({ meetingId: id(), reason: text(2000) })
export type SkipInput = z.output<typeof skipInput>

/** With whom: a person, or for hosting a partner. */
export const swapInput = z.object({ meetingId: id(), toId: id(), note: optionalText(2000) })
export type SwapInput = z.output<typeof swapInput>

export interface AnswerInput {
  swapId: string
  accepts: boolean
}

const side = { organizationId: z.uuid().nullable(), personId: z.uuid().nullable() }

/** A rota as it leaves by the API, with the turns of the meetings to come. */
export const rotaShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  place: z.enum(places),
  /** Of one rota, not in a list. */
  turns: z.array(z.object({ meetingId: z.uuid(), on: z.iso.date(), isSet: z.boolean(), ...side })).optional(),
})

export const swapShape = z.object({
  id: z.uuid(),
  rotaId: z.uuid(),
  partnershipId: z.uuid(),
  meetingId: z.uuid(),
  from: z.object(side),
  to: z.object(side),
  note: z.string(),
  state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']),
})
