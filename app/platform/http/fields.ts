import { z } from 'zod'
import { isDay } from '../context/days.ts'

/** The fields that forms and the API share. All are plain JSON; the form reader turns typed text into them. */

/** A line or text that must be there. */
export const text = (most = 300) => z.string().trim().min(1).max(most)
/** A line or text that may be empty. */
export const optionalText = (most = 20_000) => z.string().trim().max(most).default('')
export const day = () => z.iso.date({ abort: true }).refine(isDay, { params: { code: 'issue_format_date' } })
export const optionalDay = () => day().nullable().default(null)
export const optionalEmail = () => z.email().max(320).nullable().default(null)
export const optionalUrl = () =>
  z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null)
export const optionalNumber = () => z.number().nullable().default(null)
export const id = () => z.uuid()
export const optionalId = () => z.uuid().nullable().default(null)
export const audience = () => z.enum(['partnership', 'organization'])
/** BCP 47. */
export const language = () => z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
/** The version the form was opened with; a save on another one answers with both texts. */
export const version = () => z.int().min(1).max(2_000_000_000)
