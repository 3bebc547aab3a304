import { z } from 'zod'
import { id, optionalId, text, version } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { parts } from './role.ts'

export const workPieceInput = z.object({ name: text(300) })
export type WorkPieceInput = z.output<typeof workPieceInput>
export const workPieceChange = workPieceInput.extend({ version: version() })
export type WorkPieceChange = z.output<typeof workPieceChange>

/** One cell of the matrix as somebody wants it; `was` is what the form was opened with. */
const cell = z.object({ part: z.enum(parts).nullable(), personId: optionalId() })
export const cellChange = cell.extend({ workPieceId: id(), organizationId: id(), was: cell })
export type CellChange = z.output<typeof cellChange>
export const arrangeInput = z.object({ cells: z.array(cellChange).max(5000) })
export type ArrangeInput = z.output<typeof arrangeInput>

/** The roles of one piece of work, as a program sends them. */
export const pieceRolesInput = z.object({
  roles: z
    .array(cell.extend({ organizationId: id() }))
    .min(1)
    .max(200),
})
export type PieceRolesInput = z.output<typeof pieceRolesInput>

/** What the person named says; without an organization it is the actor's own. */
export const answerInput = z.object({
  organizationId: optionalId(),
  answer: z.enum(['accepted', 'declined']),
  reason: z.string().trim().max(2000).default(''),
  ...behalfFields,
})
export type AnswerInput = z.output<typeof answerInput>

/** The record as it leaves by the API. */
export const workPieceShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  name: z.string(),
  roles: z.array(
    z.object({
      organizationId: z.uuid(),
      part: z.enum(parts),
      personId: z.uuid().nullable(),
      personName: z.string().nullable(),
      /** Whether its organization has agreed to it, by its own word or one that counts. */
      accepted: z.boolean(),
      answer: z
        .object({
          answer: z.enum(['accepted', 'declined']),
          reason: z.string(),
          answeredOn: z.iso.date(),
        })
        .nullable(),
    }),
  ),
  version: z.int(),
})

export const acceptInput = z.object(behalfFields)
export type AcceptInput = z.output<typeof acceptInput>
