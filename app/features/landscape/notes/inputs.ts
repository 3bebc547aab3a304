import { z } from 'zod'
import { audience, id, text, version } from '#platform/http/fields.ts'
import { optionalLanguage } from '../fields.ts'
import { noteSubjects } from './note.ts'

export const noteInput = z.object({
  subjectKind: z.enum(noteSubjects),
  subjectId: id(),
  body: text(20_000),
  language: optionalLanguage(),
  /** `partnership` is for notes inside one; of an organization or a person one's own organization reads. */
  audience: audience().default('organization'),
})
export type NoteInput = z.output<typeof noteInput>

/** The text of a note, as forms about one subject take it. */
export const noteText = z.object({ body: text(20_000) })

export const noteChange = z.object({ body: text(20_000), version: version() })
export type NoteChange = z.output<typeof noteChange>
