import { z } from 'zod'
import { optionalId, optionalText, text } from '#platform/http/fields.ts'

/** Fields a form adds when an act can be recorded for a partner that doesn't sign in. */
export const behalfFields = {
  /** The partner it was done by; null or the own organization means: ourselves. */
  onBehalfOf: optionalId(),
  /** How we know: "said on the phone on 3 May", "letter of 2 June". */
  evidence: optionalText(2000),
  evidenceLink: optionalText(2000),
}
export const behalfInput = z.object(behalfFields)
export type BehalfInput = z.output<typeof behalfInput>

export const disputeInput = z.object({ reason: text(2000) })
export type DisputeInput = z.output<typeof disputeInput>
