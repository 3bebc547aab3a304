import type { Named } from '../meeting.ts'

/** What one hand types into minutes, and the version of them it was begun from. */
export interface Typed {
  id: string
  text: string
  version: number
}

/** What was typed into minutes and not saved as such. */
export interface Draft extends Typed {
  /** What it is written in, where that is known: it was saved once. */
  language: string | null
}

/** The draft of whoever has the pen, as everybody reads it who can open the meeting. */
export interface LiveDraft extends Draft {
  writer: Named
  organization: Named
  /** When the pen was taken, and from whom; null where nobody had it before. */
  begunAt: Date
  after: Named | null
  savedAt: Date
  laidDownAt: Date | null
  own: boolean
}

/** A draft of the reader's own while another has the pen: nobody else reads it. */
export interface KeptDraft extends Draft {
  savedAt: Date
}

/** For so long whoever has the pen may think without typing, in minutes; then another can take it. */
export const stillAfter = 5

/** For so long after a look somebody counts as reading along, in minutes. */
export const readsAlongFor = 2

/** Whether another may take the pen: it was laid down, or nothing has been typed for a while. */
export const penIsFree = (
  { laidDownAt, savedAt }: Pick<LiveDraft, 'laidDownAt' | 'savedAt'>,
  now: Date,
): boolean => laidDownAt !== null || Number(now) - Number(savedAt) >= stillAfter * 60_000

/** So long after it was left a draft that nobody saved is no longer on its way, in hours. */
export const restsAfter = 24

/** Whether a draft has been resting for so long that it is to be taken up or set aside. */
export const isResting = (
  { laidDownAt, savedAt }: Pick<LiveDraft, 'laidDownAt' | 'savedAt'>,
  now: Date,
): boolean => Number(now) - Number(laidDownAt ?? savedAt) >= restsAfter * 3_600_000

/** The draft of minutes as pages show it, who writes and since when said in the reader's words. */
export interface Live {
  draft:
    | (Pick<LiveDraft, 'id' | 'text' | 'own'> & {
        writer: string
        organization: string
        after: string | null
        begun: string
        saved: string
        laidDown: string | null
        /** Another may take the pen. */
        free: boolean
        /** Nobody has written on it, or saved it, for a day. */
        rests: boolean
        /** Who reads along; told to the writer alone. */
        readers: string[]
      })
    | null
  /** Of the minutes as they were saved last; 0 while there are none. */
  minutesVersion: number
}

/** What the form of minutes opens with. */
export interface Opening {
  /** Null: begin a new draft from the minutes. */
  draft: Draft | null
  /** What else the reader had typed and is in no text that others wrote. */
  kept: KeptDraft[]
}

/**
 * What somebody writes on: their own draft while they have the pen; while nobody has it, what they typed without it,
 * if the minutes are still those it was begun from. Null while another has the pen.
 */
export function openingOf(
  live: LiveDraft | null,
  kept: readonly KeptDraft[],
  minutes: Pick<Draft, 'text' | 'version'> | null,
): Opening & { writes: boolean } {
  const writes = live === null || live.own
  const version = minutes?.version ?? 0
  const draft = live === null ? (kept.find((one) => one.version === version) ?? null) : live.own ? live : null
  const read = [minutes?.text, live?.text, draft?.text, '']
  return { writes, draft, kept: kept.filter((one) => one.id !== draft?.id && !read.includes(one.text)) }
}
