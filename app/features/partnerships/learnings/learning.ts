import type { Day } from '#platform/context/days.ts'
import type { BehalfSummary } from '../behalf/behalf.ts'

/** What a learning is about: the community's culture, a need, a network that is there, or words of its people as they said them. */
export const learningKinds = ['culture', 'need', 'network', 'words'] as const
export type LearningKind = (typeof learningKinds)[number]

/** What the stage “acclimate” asks to be learned; people's own words speak for themselves beside the vision. */
export const learnedTopics = ['culture', 'need', 'network'] as const satisfies readonly LearningKind[]

interface Named {
  id: string
  name: string
}

/** Something learned or heard of a community that a partnership serves. */
export interface Learning {
  id: string
  partnershipId: string
  partnershipName: string
  kind: LearningKind
  text: string
  language: string | null
  /** The same in another language; empty where there is none. */
  translation: string
  translationLanguage: string | null
  /** How whoever said it wishes to be described; free words, never a record. */
  speaker: string
  community: Named | null
  /** Where it was heard, as far as the reader reaches it. */
  source: LearningSource | null
  /** The day of the contact or meeting where it was heard, else the one that was given. */
  heardOn: Day
  audience: 'partnership' | 'organization'
  organization: Named
  /** That it was written down for a partner that doesn't sign in. */
  behalf: BehalfSummary | null
  version: number
}

export interface LearningSource {
  kind: 'touchpoint' | 'meeting'
  id: string
  title: string
  /** What kind of contact it was; null of a meeting that is not held yet. */
  isListening: boolean
  href: string
}

/** What a list of learnings is narrowed to. */
export interface LearningFilters {
  partnershipId?: string
  kind?: LearningKind
  communityId?: string
  touchpointId?: string
  meetingId?: string
  organizationId?: string
  audience?: 'partnership' | 'organization'
}

/** The first line of what was learned, cut where a word ends. */
export function lineOf(text: string, most = 140): string {
  const line = text.split('\n')[0]?.trim() ?? ''
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}

/** The contact or meeting that a form's one choice names: `touchpoint:ID`, `meeting:ID`, or neither. */
export function sourceIn(choice: string): { touchpointId: string; meetingId: string } {
  const [kind, id = ''] = choice.split(':')
  return {
    touchpointId: kind === 'touchpoint' ? id : '',
    meetingId: kind === 'meeting' ? id : '',
  }
}
