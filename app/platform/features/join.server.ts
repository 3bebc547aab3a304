import type { Feature } from './feature.server.ts'

/** One feature of what its nouns register; each noun keeps its own in `register.server.ts`. */
export function joinFeature(name: string, nouns: readonly Omit<Feature, 'name'>[]): Feature {
  const list = <
    K extends
      | 'schedules'
      | 'evidence'
      | 'besides'
      | 'dueItems'
      | 'panels'
      | 'warnings'
      | 'roadmap'
      | 'searchKinds'
      | 'subjects'
      | 'discussed'
      | 'exports'
      | 'chapters'
      | 'documents'
      | 'merges'
      | 'erasures'
      | 'leavings'
      | 'handovers'
      | 'api'
      | 'noticeKinds'
      | 'mailReplies'
      | 'calendarReplies',
  >(
    key: K,
  ) => nouns.flatMap((noun) => (noun[key] ?? []) as unknown[]) as NonNullable<Feature[K]>
  const table = <K extends 'jobs' | 'listeners' | 'inverses' | 'sentences' | 'commands'>(key: K) => {
    const joined = new Map<string, unknown>()
    for (const [of, one] of nouns.flatMap((noun) => Object.entries<unknown>(noun[key] ?? {}))) {
      if (joined.has(of)) throw new Error(`two nouns of ${name} claim ${of}`)
      joined.set(of, one)
    }
    return Object.fromEntries(joined) as NonNullable<Feature[K]>
  }
  return {
    name,
    jobs: table('jobs'),
    listeners: table('listeners'),
    inverses: table('inverses'),
    sentences: table('sentences'),
    commands: table('commands'),
    schedules: list('schedules'),
    evidence: list('evidence'),
    besides: list('besides'),
    dueItems: list('dueItems'),
    panels: list('panels'),
    warnings: list('warnings'),
    roadmap: list('roadmap'),
    searchKinds: list('searchKinds'),
    subjects: list('subjects'),
    discussed: list('discussed'),
    exports: list('exports'),
    chapters: list('chapters'),
    documents: list('documents'),
    merges: list('merges'),
    erasures: list('erasures'),
    leavings: list('leavings'),
    handovers: list('handovers'),
    api: list('api'),
    noticeKinds: list('noticeKinds'),
    mailReplies: list('mailReplies'),
    calendarReplies: list('calendarReplies'),
  }
}
