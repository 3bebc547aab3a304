import { z } from 'zod'
import { id, optionalId } from '../http/fields.ts'

/** Which held mail, and as whom it is posted; without a person it is discarded. */
export const settleInput = z.object({ id: id(), as: optionalId() })
