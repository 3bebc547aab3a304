import type { Day } from '#platform/context/days.ts'

/** What a calendar to subscribe to holds: every meeting in reach, or those one is asked to or does something at. */
export const feedScopes = ['asked', 'reach'] as const
export type FeedScope = (typeof feedScopes)[number]

export interface Feed {
  id: string
  scope: FeedScope
  withDue: boolean
  createdAt: Date
  lastReadOn: Day | null
}

/** How far back and ahead it goes, in days; what repeats goes on by itself. */
export const daysBack = 92
export const daysAhead = 400
/** So many meetings at most: the nearest. */
export const mostMeetings = 2000
