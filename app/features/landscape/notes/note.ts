import { z } from 'zod'
import { audience, id, text, version } from '#platform/http/fields.ts'
import { optionalLanguage } from '../fields.ts'

export const noteSubjects = ['organization', 'person', 'partnership'] as const
export type NoteSubject = (typeof noteSubjects)[number]

/** A dated remark about an organization or a person, or inside a partnership. */
export interface Note {
  id: string
  body: string
  language: string | null
  audience: 'partnership' | 'organization'
  /** Whose note it is: only its people read a note to the organization. */
  organizationId: string
  organizationName: string
  authorPersonId: string | null
  authorName: string | null
  createdAt: Date
  /** Set when the text was changed after it was written. */
  changedAt: Date | null
  version: number
}

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

/** Whether a note with this audience can stand there: all partners read only what lies in the partnership. */
export const audienceFits = (note: Pick<NoteInput, 'subjectKind' | 'audience'>): boolean =>
  note.audience === 'organization' || note.subjectKind === 'partnership'
