import type { RawBuilder } from 'kysely'
import type { ApiResource } from '../api/resource.server.ts'
import type { Ctx, Tx } from '../context/context.server.ts'
import type { Day } from '../context/days.ts'
import type { Held } from '../context/hold.server.ts'
import type { Db } from '../database/database.server.ts'
import type { CommandHandler } from '../doors/command.server.ts'
import type { Refusal } from '../errors/errors.ts'
import type { CalendarReplies, MailReply } from '../mailbox/mail-reply.server.ts'
import type { MailRhythm, NoticeTheme } from '../notices/notice.ts'
import type { Reach } from '../search/search.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import type { Chapter, DocumentSource } from './dossier.server.ts'
import type { Due, DueItem } from './due.ts'
import type { Beside, Evidence, KeyAction } from './evidence.ts'
import type { Moved, RoadmapItem, RoadmapSpan } from './roadmap.ts'
import type { Noticed, Warning, Within } from './warning.ts'

export type { Due, DueItem } from './due.ts'
export type { Beside, Evidence, KeyAction } from './evidence.ts'

/**
 * What a feature gives to the rest of the house without the rest knowing it. Features are listed once,
 * in `features.server.ts` beside the door; a later feature adds its own evidence, due items, panels and
 * so on by listing them here, and nobody to its left is edited.
 */
export interface Feature {
  name: string
  jobs?: Record<string, JobHandler>
  /** Runs every so often for every workspace: `cron` in the workspace-independent UTC. */
  schedules?: { job: string; cron: string }[]
  /**
   * By noun, and by event (the action given to `record`): a job to run once the transaction has committed. The noun's
   * name stands in jobs that wait.
   */
  listeners?: Record<string, Record<string, JobHandler>>
  /** By action: how to take it back. */
  inverses?: Record<string, Inverse>
  evidence?: EvidenceSource[]
  besides?: BesideSource[]
  dueItems?: DueSource[]
  panels?: Panel[]
  warnings?: WarningSource[]
  /** What lies ahead, on the roadmap. */
  roadmap?: RoadmapSource[]
  searchKinds?: SearchKind[]
  /** Records that history is about and that nobody searches for. */
  subjects?: Subject[]
  /** Kinds of records that partners can talk about beside them. */
  discussed?: Discussed[]
  /** One sentence of history, by action. */
  sentences?: Record<string, HistorySentence>
  exports?: ExportTable[]
  /** Parts of the dossier of a partnership. */
  chapters?: Chapter[]
  /** Documents that leave with everything of a partnership. */
  documents?: DocumentSource[]
  merges?: Merge[]
  erasures?: Erasure[]
  leavings?: Leaving[]
  handovers?: Handover[]
  /** Nouns under /api/v1. */
  api?: ApiResource[]
  /** By name (`token create`): what `bin/commonweave` can do. */
  commands?: Record<string, CommandHandler>
  /** Kinds of things people are told of (`notify`), each to be had as one wishes. */
  noticeKinds?: NoticeKind[]
  /** Kinds of records that are answered by mail (`replyAddress`). */
  mailReplies?: MailReply[]
  /** Kinds of records whose invitations calendars answer. */
  calendarReplies?: CalendarReplies[]
}

export interface NoticeKind {
  kind: string
  /** Under what it stands in the list where people choose. */
  theme: NoticeTheme
  /** What it is about, there. */
  label: () => string
  /** By mail at once, in the digest or never, while somebody has not chosen. */
  byMail: MailRhythm
  /** Told and no more: it asks for nothing, so it doesn't count where it is counted how much is asked of a partner. */
  asksNothing?: true
}

/** Gets the workspace's own context (actor: job). Throwing means: try again later. */
export type JobHandler = (ctx: Ctx, data: Record<string, unknown>) => Promise<void>

export interface Event {
  action: string
  historyId: string
  subjectKind: string
  subjectId: string
  partnershipId: string | null
}

/** Takes back what a history entry says was done; records itself. */
export type Inverse = (
  tx: Tx,
  entry: {
    id: string
    subjectId: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  },
) => Promise<undefined | Refusal>

/** Finds what the record holds for one key action of one partnership. */
export interface EvidenceSource {
  keyAction: KeyAction
  find: (tx: Tx, partnershipId: string) => Promise<Evidence>
}

/** Finds what a stage shows besides its key actions. The partnership was read under reach. */
export interface BesideSource {
  stage: 'advise' | 'acclimate' | 'activate' | 'accelerate'
  find: (tx: Tx, partnershipId: string) => Promise<Beside>
}

/**
 * Finds what is due for the actor. Of a kind that can be due by the hundred, `find` says only what and when, so
 * that it can be counted and put in order, and `tell` puts those into words that are shown.
 */
export type DueSource = {
  /**
   * A condition of SQL without which `find` can have nothing, where it takes the database much less: most sources have
   * nothing for most people, and all conditions are asked in one statement.
   */
  perhaps?: (tx: Tx) => RawBuilder<unknown>
  /** `find` looks through so much that how is best planned for whoever asks; for the others a plan made once does. */
  wide?: true
} & (
  | { find: (tx: Tx) => Promise<DueItem[]> }
  | { find: (tx: Tx) => Promise<Due[]>; tell: (tx: Tx, dues: readonly Due[]) => Promise<DueItem[]> }
)

/**
 * Finds what of one kind to look at before it grows, in one partnership or in all that the reader reaches. Of a kind
 * that there can be by the hundred, `find` says only that it is there and since when, and `tell` puts those into
 * words that are shown.
 */
export type WarningSource = {
  kind: string
  /** What it is about, in the list where one chooses. */
  label: () => string
} & (
  | { find: (tx: Tx, within: Within) => Promise<Warning[]> }
  | {
      find: (tx: Tx, within: Within) => Promise<Noticed[]>
      tell: (tx: Tx, noticed: readonly Noticed[]) => Promise<Warning[]>
    }
)

/** Finds what of one kind lies ahead, under reach, and moves it by the verb of the record. */
export interface RoadmapSource {
  kind: string
  label: () => string
  find: (tx: Tx, span: RoadmapSpan) => Promise<RoadmapItem[]>
  /** As with what is due. */
  wide?: true
  /** `find` goes through all that comes round: it is asked last, when others have said how far ahead to look. */
  comesRound?: true
  /** Throws NotFound, Forbidden or Invalid as the record's verb does. `reason` is empty where none was given. */
  move?: (tx: Tx, recordId: string, on: Day, reason: string) => Promise<Moved | Refusal>
  /** The other side is asked and wants to read why. */
  asksWhy?: true
}

/** A section on another noun's page, by place. */
export interface Panel {
  place: 'organization' | 'person' | 'partnership' | 'community'
  order: number
  load: (tx: Tx, id: string) => Promise<PanelContent | null>
}
export interface PanelContent {
  title: string
  href: string | null
  linkText: string | null
  rows: {
    id: string
    text: string
    detail: string
    when: string
    href: string
    tone: 'plain' | 'late' | 'good'
  }[]
  empty: string
}

/** A kind of record that can be found by typing, where the actor may look. `describe` reads the ids again under reach and drops the rest. */
export interface SearchKind {
  kind: string
  table: string
  label: () => string
  reach: (tx: Tx) => Reach
  describe: (tx: Tx, ids: string[]) => Promise<{ id: string; title: string; detail: string; href: string }[]>
}

/** How history names the records of a kind: `describe` reads the ids under reach and drops the rest. A search kind is one too. */
export interface Subject {
  kind: string
  describe: (tx: Tx, ids: string[]) => Promise<{ id: string; title: string; href: string }[]>
}

/** A kind of record that can be discussed. How one of them is named and where it is, its subject or search kind says. */
export interface Discussed {
  kind: string
  label: () => string
  /** Those of the records that are in reach, with the partnership in which each lies. */
  within: (tx: Tx, ids: readonly string[]) => Promise<{ id: string; partnershipId: string }[]>
  /** Where those lie that can be taken back as long as nobody talks about them. */
  table?: Held
}

/** Puts what was done into a sentence in the reader's language. */
export type HistorySentence = (facts: Record<string, string | number | boolean | null>) => string

/** Rows of one noun that leave in an export. */
export interface ExportTable {
  name: string
  columns: string[]
  /** Those of the whole workspace; without it they leave with their partnership alone. */
  rows?: (tx: Tx) => AsyncIterable<Record<string, unknown>>
  /** How the rows of one partnership in reach leave with everything of it; without it they don't. */
  ofPartnership?: PartnershipTable
}
export interface PartnershipTable {
  rows: (tx: Tx, partnershipId: string) => AsyncIterable<Record<string, unknown>>
  /** What a row is, in a sentence. */
  says: () => string
  /** What a column says, where its name means something of its own here; the others are told once for all (`columnWord`). */
  columns?: Readonly<Record<string, () => string>>
}
/**
 * A column that names organizations or people. When two records turn out to be one, what stands in it moves from
 * the one that goes to the one that stays, and every row that is written is kept in a journal. A test reads the
 * catalogue and fails on such a column that nobody lists.
 */
export interface Merge {
  kind: 'organization' | 'person'
  table: string
  column: string
  /** Of a column that names records of several kinds: the column that says which. */
  kindColumn?: string
  /** A column that must not end up with the same record; such a row stays as it is. */
  apart?: string
  /** When a row of the one that goes is the same as a row of the one that stays. */
  same?: readonly SameRow[]
  /** How pages count the rows that will move ("3 notes"); without it they go along unsaid. */
  says?: (count: number) => string
}
/** What joins two rows, `x` of the record that goes and `k` of the one that stays. The values are SQL of ours. */
export interface SameRow {
  /** Columns in which both are alike. */
  by: readonly string[]
  when?: string
  /** Closes the row that goes instead of laying it away: this column gets this day or moment. */
  close?: { column: string; at: 'today' | 'now' }
  /** Which of the two is kept, where that isn't the row of the record that stays: the row that meets this alone. */
  prefer?: string
  /** Columns that point to the row that is laid away: they point to the kept one instead. */
  heirs?: readonly {
    table: string
    column: string
    kind?: { column: string; is: string }
    same?: readonly SameRow[]
  }[]
}
/**
 * What becomes of a person's traces in one noun when they ask to be forgotten. The emptied record of the person
 * stays, so who did something with others still leads to somebody ("someone whose data was erased"). A test reads
 * the catalogue and fails on a column that leads to people, or holds what is known of them, and that nobody lists.
 */
export interface Erasure {
  /** Whole tables whose rows about the person go (`notices`), and columns that `erase` empties (`affiliations.title`). */
  covers?: readonly string[]
  /** Columns that go on leading to the emptied record, as what they stand in is others' as well. */
  stays?: readonly string[]
  /** Columns beside covered ones that are left as they are, and why. */
  keeps?: Readonly<Record<string, string>>
  /** Columns with sentences that the program made, in which the name may stand: it is taken out of them. */
  sentences?: readonly string[]
  erase: (tx: Tx, personId: string) => Promise<void>
  /** What the noun knows of the person, as far as the actor may read it, for the download of a person's own data. */
  holds?: { name: string; rows: (tx: Tx, personId: string) => Promise<Record<string, unknown>[]> }
}
/** What lies in the data folder for a workspace and goes with it; asked while its rows are still there. */
export type Leaving = (db: Db, settings: Settings, workspaceId: string) => Promise<string[]>
/** Moves what is open from one person to another; answers how many of what. */
export interface Handover {
  name: string
  move: (tx: Tx, fromPersonId: string, toPersonId: string) => Promise<number>
}

/** All features, joined by kind. */
export interface Registry {
  features: readonly Feature[]
  jobs: ReadonlyMap<string, JobHandler>
  listeners: ReadonlyMap<string, readonly { job: string }[]>
  inverses: ReadonlyMap<string, Inverse>
  sentences: ReadonlyMap<string, HistorySentence>
  evidence: readonly EvidenceSource[]
  besides: readonly BesideSource[]
  dueItems: readonly DueSource[]
  panels: readonly Panel[]
  warnings: readonly WarningSource[]
  roadmap: readonly RoadmapSource[]
  searchKinds: readonly SearchKind[]
  /** By kind: how history names what it is about. */
  subjects: ReadonlyMap<string, Subject>
  discussed: ReadonlyMap<string, Discussed>
  exports: readonly ExportTable[]
  /** In the order in which they are read. */
  chapters: readonly Chapter[]
  documents: readonly DocumentSource[]
  merges: readonly Merge[]
  erasures: readonly Erasure[]
  api: readonly ApiResource[]
  leavings: readonly Leaving[]
  commands: ReadonlyMap<string, CommandHandler>
  noticeKinds: ReadonlyMap<string, NoticeKind>
  mailReplies: ReadonlyMap<string, MailReply>
  calendarReplies: ReadonlyMap<string, CalendarReplies>
}

/** Joins the features. Two features claiming one job, listening noun, inverse, sentence or search kind is a fault at start. */
export function assembleRegistry(features: readonly Feature[]): Registry {
  const jobs = new Map<string, JobHandler>()
  const listeners = new Map<string, { job: string }[]>()
  const inverses = new Map<string, Inverse>()
  const sentences = new Map<string, HistorySentence>()
  const commands = new Map<string, CommandHandler>()
  const noticeKinds = new Map<string, NoticeKind>()
  const mailReplies = new Map<string, MailReply>()
  const calendarReplies = new Map<string, CalendarReplies>()
  const claim = <T>(map: Map<string, T>, key: string, value: T) => {
    if (map.has(key)) throw new Error(`two features claim ${key}`)
    map.set(key, value)
  }
  const listening = new Map<string, Record<string, JobHandler>>()
  for (const feature of features) {
    for (const [name, handler] of Object.entries(feature.jobs ?? {})) claim(jobs, name, handler)
    for (const [noun, acts] of Object.entries(feature.listeners ?? {})) {
      claim(listening, noun, acts)
      for (const [action, handler] of Object.entries(acts)) {
        const job = `${action}:${noun}`
        claim(jobs, job, handler)
        listeners.set(action, [...(listeners.get(action) ?? []), { job }])
      }
    }
    for (const [action, inverse] of Object.entries(feature.inverses ?? {})) claim(inverses, action, inverse)
    for (const [action, sentence] of Object.entries(feature.sentences ?? {}))
      claim(sentences, action, sentence)
    for (const [name, command] of Object.entries(feature.commands ?? {})) claim(commands, name, command)
    for (const kind of feature.noticeKinds ?? []) claim(noticeKinds, kind.kind, kind)
    for (const reply of feature.mailReplies ?? []) claim(mailReplies, reply.kind, reply)
    for (const reply of feature.calendarReplies ?? []) claim(calendarReplies, reply.kind, reply)
  }
  const subjects = new Map<string, Subject>()
  for (const feature of features)
    for (const subject of [...(feature.searchKinds ?? []), ...(feature.subjects ?? [])])
      claim(subjects, subject.kind, subject)
  const discussed = new Map<string, Discussed>()
  for (const feature of features)
    for (const kind of feature.discussed ?? []) claim(discussed, kind.kind, kind)
  const searchKinds = features.flatMap((feature) => feature.searchKinds ?? [])
  return {
    features,
    jobs,
    listeners,
    inverses,
    sentences,
    evidence: features.flatMap((feature) => feature.evidence ?? []),
    besides: features.flatMap((feature) => feature.besides ?? []),
    dueItems: features.flatMap((feature) => feature.dueItems ?? []),
    panels: features.flatMap((feature) => feature.panels ?? []).sort((a, b) => a.order - b.order),
    warnings: features.flatMap((feature) => feature.warnings ?? []),
    roadmap: features.flatMap((feature) => feature.roadmap ?? []),
    searchKinds,
    subjects,
    discussed,
    exports: features.flatMap((feature) => feature.exports ?? []),
    chapters: features.flatMap((feature) => feature.chapters ?? []).sort((a, b) => a.order - b.order),
    documents: features.flatMap((feature) => feature.documents ?? []),
    merges: features.flatMap((feature) => feature.merges ?? []),
    erasures: features.flatMap((feature) => feature.erasures ?? []),
    api: features.flatMap((feature) => feature.api ?? []),
    leavings: features.flatMap((feature) => feature.leavings ?? []),
    commands,
    noticeKinds,
    mailReplies,
    calendarReplies,
  }
}
