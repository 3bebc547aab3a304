import { z } from 'zod'
import { id, language, optionalId, text } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'

const words = () => z.array(id()).max(1000)

export const visionInput = z.object({
  text: text(20_000),
  language: language().nullable().default(null),
  /** The number of the version one started from; 0 where there was none. */
  version: z.int().min(0).max(2_000_000_000),
  /** The community's words that it takes up, from what was learned; left out: none. */
  takesUp: words().optional(),
  ...behalfFields,
})
export type VisionInput = z.output<typeof visionInput>

/** Which text is endorsed: never another than the one that was read. */
export const endorseInput = z.object({ versionId: id(), ...behalfFields })
export type EndorseInput = z.output<typeof endorseInput>

/** Which of the community's words a version takes up: all of them, each time. */
export const wordsInput = z.object({ takesUp: words() })
export const chooseInput = z.object({
  versionId: id(),
  takesUp: words().default([]),
  /** What it took up when the form was opened. */
  was: words().optional(),
})
export type ChooseInput = z.output<typeof chooseInput>

export const withdrawInput = z.object({ versionId: id(), organizationId: id() })
export type WithdrawInput = z.output<typeof withdrawInput>

/** Whose endorsement, by the API: the own one where nobody is named. */
export const withdrawalInput = z.object({ organizationId: optionalId() })

/** The record as it leaves by the API. */
export const visionShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  number: z.int(),
  text: z.string(),
  language: z.string().nullable(),
  writtenOn: z.iso.date(),
  organizationId: z.uuid(),
  onBehalf: z.boolean(),
  isCurrent: z.boolean(),
  takesUp: z.array(z.uuid()),
  endorsements: z.array(
    z.object({ organizationId: z.uuid(), endorsedOn: z.iso.date(), onBehalf: z.boolean() }),
  ),
})
