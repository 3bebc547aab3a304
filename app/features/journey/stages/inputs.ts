import { z } from 'zod'
import { day, optionalText, optionalUrl, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../../partnerships/behalf/inputs.ts'
import { type KeyAction, keyActions, stages } from './stage.ts'

const stage = () => z.enum(stages)

export const moveInput = z.object({ stage: stage(), reason: text(20_000) })
export type MoveInput = z.output<typeof moveInput>

export const proposalInput = z.object({ stage: stage(), reason: text(20_000) })
export type ProposalInput = z.output<typeof proposalInput>

export const declineInput = z.object({ reason: optionalText(20_000) })

export const statedInput = z.object({
  keyAction: z.enum(keyActions as [KeyAction, ...KeyAction[]]),
  on: day(),
  what: text(2000),
  who: optionalText(300),
  link: optionalUrl(),
  ...behalfFields,
})
export type StatedInput = z.output<typeof statedInput>

export const statedChange = statedInput
  .omit({ keyAction: true, onBehalfOf: true, evidence: true, evidenceLink: true })
  .extend({ version: version() })
export type StatedChange = z.output<typeof statedChange>
