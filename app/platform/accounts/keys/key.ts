import { z } from 'zod'
import { optionalId, text } from '../../http/fields.ts'
import { roles } from '../../policy/policy.ts'

/** A key for programs: what it may do and whose it is. The secret itself is shown once and not kept. */
export const apiKeyInput = z.object({
  name: text(100),
  role: z.enum(roles),
  /** Whose representative the key is; staff keys are the host's. */
  organizationId: optionalId(),
})
export type ApiKeyInput = z.output<typeof apiKeyInput>

/** A key that stands for the person who makes it: it has no role of its own. */
export const ownKeyInput = z.object({ name: text(100) })
export type OwnKeyInput = z.output<typeof ownKeyInput>

/** How many keys somebody has at most at one time. */
export const mostOwnKeys = 20
