import { no, row, yes } from '#platform/policy/policy.ts'

/** A record that is talked about, with its name and its page. */
export interface DiscussedRecord {
  kind: string
  id: string
  partnershipId: string
  /** What kind of thing it is, as the reader calls it. */
  label: string
  title: string
  href: string
}

export type Audience = 'partnership' | 'organization'

/** Words of a text that has versions, as they stood when they were spoken of. */
export interface Passage {
  versionId: string
  /** Of the version. */
  number: number
  text: string
}

/** One discussion, as lists show it. */
export interface Discussion {
  id: string
  partnershipId: string
  partnershipName: string
  subjectKind: string
  subjectId: string
  title: string
  language: string | null
  audience: Audience
  passage: Passage | null
  /** In it is said what is wrong with the minutes of the meeting it is about. */
  ofMinutes: boolean
  /** Whose it is: of a private one, the only organization that reads it. */
  organizationId: string
  organizationName: string
  begunByPersonId: string | null
  begunBy: string | null
  begunAt: Date
  posts: number
  /** The newest of them. */
  last: { at: Date; by: string | null; organizationName: string; body: string; language: string | null }
  /** Posts of others that the reader has not read; 0 where the reader muted it. */
  unread: number
  /** What the reader said about hearing of it. */
  wish: Wish | null
  version: number
}

/** Somebody asked by name in a post. */
export interface Mention {
  id: string
  personId: string
  name: string
  /** Said by them: they have read it, and have nothing to add. */
  setAside: boolean
}

/** `key`: by a key of its author's own; `program`: by one of the workspace, which is nobody. */
export const waysIn = ['page', 'mail', 'key', 'program'] as const
export type WayIn = (typeof waysIn)[number]
/** How a post comes, where it isn't written by hand on a page; its id where something hangs on it already. */
export interface Coming {
  cameBy: WayIn
  id?: string
}

/** What somebody said. */
export interface Post {
  id: string
  discussionId: string
  partnershipId: string
  body: string
  language: string | null
  cameBy: WayIn
  organizationId: string
  organizationName: string
  /** Null where a program said it, or whoever did was erased. */
  personId: string | null
  personName: string | null
  createdAt: Date
  /** Set where the words were changed afterwards. */
  changedAt: Date | null
  mentions: Mention[]
  version: number
}

export const wishes = ['follow', 'mute'] as const
export type Wish = (typeof wishes)[number]

/**
 * Whether somebody hears of each post: what they said of this discussion goes first, then what they said of the
 * partnership; who began it, said something or was asked by name hears of it unless they said otherwise.
 */
export const hears = (about: {
  discussion: Wish | null
  partnership: Wish | null
  takesPart: boolean
}): boolean => {
  const said = about.discussion ?? about.partnership
  return said === null ? about.takesPart : said === 'follow'
}

/** What is said to be about, where nobody gave it a title: its first line, cut at a word. */
export function titleFrom(body: string, most = 80): string {
  const line = body
    .split('\n')
    .map((one) => one.replace(/^[\s#>*+-]+/, '').trim())
    .find((one) => one !== '')
  return shorten(line ?? body.trim(), most)
}

/** A text in one line, cut at a word. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).toWellFormed().trimEnd()}…`
}

/** Whether words stand in a text; spaces and line ends are not told apart. */
export const standsIn = (passage: string, text: string): boolean => {
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim()
  return flat(passage) !== '' && flat(text).includes(flat(passage))
}

/** Who may do what with a post that they read. Everybody may read who reaches it; nobody changes the words of another. */
export const postPolicy = {
  //              owner coordinator contributor viewer lead representative
  say: row(yes, yes, yes, no, yes, yes),
  change: row('self', 'self', 'self', no, 'self', 'self'),
  remove: row('own', 'own', 'self', no, 'own', 'self'),
  rename: row('own', 'own', 'self', no, 'own', 'self'),
} as const

export const discussionSorts = [
  { key: 'latest', direction: 'desc' },
  { key: 'title', direction: 'asc' },
  { key: 'begun', direction: 'desc' },
] as const

/** Which discussions a list shows. */
export const discussionViews = ['all', 'unread', 'mine'] as const
export type DiscussionView = (typeof discussionViews)[number]
