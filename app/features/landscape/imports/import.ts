import type { ColumnChoice } from './reading/mapping/guess.ts'

export const importKinds = ['organizations', 'people', 'hsds'] as const
export type ImportKind = (typeof importKinds)[number]

/** What a row of a source can become here. A person's affiliations and all telephone numbers ride on their owner. */
export const stagedKinds = ['organization', 'location', 'service', 'person', 'affiliation', 'phone'] as const
export type StagedKind = (typeof stagedKinds)[number]

/** The records that figures count: what riders say is seen on their owner. */
export const countedKinds = ['organization', 'person', 'location', 'service'] as const
export type CountedKind = (typeof countedKinds)[number]
export const isCounted = (kind: string): kind is CountedKind =>
  (countedKinds as readonly string[]).includes(kind)

export const outcomes = ['create', 'change', 'unchanged', 'skip'] as const
export type Outcome = (typeof outcomes)[number]

/** A table of the package, how it is read, and of plain tables what each column is taken for. */
export interface ReadTable {
  file: string
  name: string
  as: 'hsds' | 'organizations' | 'people' | 'locations' | 'services' | null
  rows: number
  mapping: ColumnChoice[] | null
}

/** How far an import has come and what it found. Kept as one value, written with each batch. */
export interface Counts {
  /** Rows of all tables, and how many have been read. */
  total: number
  read: number
  /** Staged rows, by kind and by what is to become of them. */
  staged: number
  kinds: Partial<Record<StagedKind, Partial<Record<Outcome, number>>>>
  /** Lines of files that were left out because of what is wrong with them. */
  leftOut: number
  errors: number
  warnings: number
  /** Rows on which something that a person wrote was kept. */
  kept: number
  duplicates: number
  /** Up to which row of the order all is applied, and what that wrote. */
  position: number
  created: number
  changed: number
  /** Of undoing: the row it has come down to, what was taken back and what stayed. */
  undoneTo: number | null
  undone: number
  stayed: number
  /** Who is at work on it, and when they last gave a sign. */
  run: string | null
  beatAt: string | null
}

export const noCounts: Counts = {
  total: 0,
  read: 0,
  staged: 0,
  kinds: {},
  leftOut: 0,
  errors: 0,
  warnings: 0,
  kept: 0,
  duplicates: 0,
  position: 0,
  created: 0,
  changed: 0,
  undoneTo: null,
  undone: 0,
  stayed: 0,
  run: null,
  beatAt: null,
}

export interface Dates {
  stagedAt: Date | null
  startedAt: Date | null
  finishedAt: Date | null
  failedAt: Date | null
  discardedAt: Date | null
  revertStartedAt: Date | null
  revertedAt: Date | null
}
export const importStates = [
  'reading',
  'ready',
  'applying',
  'done',
  'failed',
  'discarded',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

/** Where an import stands, worked out from what has happened to it. */
export function stateOf(dates: Dates): ImportState {
  if (dates.discardedAt !== null) return 'discarded'
  if (dates.revertedAt !== null) return 'undone'
  if (dates.failedAt !== null) return 'failed'
  if (dates.revertStartedAt !== null) return 'undoing'
  if (dates.finishedAt !== null) return 'done'
  if (dates.startedAt !== null) return 'applying'
  return dates.stagedAt === null ? 'reading' : 'ready'
}

/** States in which a page changes by itself. */
export const isMoving = (state: ImportState): boolean =>
  state === 'reading' || state === 'applying' || state === 'undoing'

/** What of the counted records was or is to be created, changed, left as it is and left out. */
export function tally(counts: Counts): Record<'created' | 'changed' | 'unchanged' | 'skipped', number> {
  const sum = (outcome: Outcome) =>
    countedKinds.reduce((all, kind) => all + (counts.kinds[kind]?.[outcome] ?? 0), 0)
  return {
    created: sum('create'),
    changed: sum('change'),
    unchanged: sum('unchanged'),
    skipped: sum('skip') + counts.leftOut,
  }
}

/** What rides on counted records and is written too: affiliations and telephone numbers of their own. */
export function ridersOf(counts: Counts): Record<'affiliation' | 'phone', number> {
  const written = (kind: StagedKind) => (counts.kinds[kind]?.create ?? 0) + (counts.kinds[kind]?.change ?? 0)
  return { affiliation: written('affiliation'), phone: written('phone') }
}

/** Whether applying would write anything, counted or not. */
export function writesAnything(counts: Counts): boolean {
  const { created, changed } = tally(counts)
  const { affiliation, phone } = ridersOf(counts)
  return created + changed + affiliation + phone > 0
}
