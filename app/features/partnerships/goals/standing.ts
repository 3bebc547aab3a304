/** Which goals a list shows: those still to be reached, those closed with an outcome, or both. */
export const goalStandings = ['open', 'closed', 'all'] as const
export type GoalStanding = (typeof goalStandings)[number]

/** What a list of goals can be sorted by; a list begins with the first. */
export const goalSorts = [
  { key: 'due', direction: 'asc' },
  { key: 'what', direction: 'asc' },
  { key: 'set', direction: 'desc' },
] as const
