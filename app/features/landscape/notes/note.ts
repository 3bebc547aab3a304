import type { NoteInput } from './inputs.ts'

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

/** Whether a note with this audience can stand there: all partners read only what lies in the partnership. */
export const audienceFits = (note: Pick<NoteInput, 'subjectKind' | 'audience'>): boolean =>
  note.audience === 'organization' || note.subjectKind === 'partnership'
