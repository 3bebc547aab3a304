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

export const acceptInput = z.object(behalfFields)
export type AcceptInput = z.output<typeof acceptInput>
