import { telling } from '#platform/search/telling.ts'
import type { Objective } from './objective.ts'

type Side = { organizationId: string; name: string }
type Wanted = Pick<Objective, 'id' | 'organizationId' | 'what' | 'why'> & {
  goals: readonly { goalId: string }[]
}
type Aim = { id: string; what: string }

export interface Overlap<G, O> {
  /** Goals that serve something each partner wants. */
  all: G[]
  /** Goals that serve several partners, but not all. */
  several: G[]
  /** Goals that serve one partner only, with whom. */
  one: { goal: G; side: Side }[]
  /** Goals of which nobody has said what they serve. */
  none: G[]
  /** Objectives that no goal serves. */
  unserved: O[]
}

/** Where goals serve what partners want for themselves, as far as the reader knows of it. */
export function overlapOf<G extends Aim, O extends Wanted>(
  objectives: readonly O[],
  goals: readonly G[],
  sides: readonly Side[],
): Overlap<G, O> {
  const found: Overlap<G, O> = { all: [], several: [], one: [], none: [], unserved: [] }
  for (const goal of goals) {
    const served = sides.filter((side) =>
      objectives.some(
        (objective) =>
          objective.organizationId === side.organizationId &&
          objective.goals.some((service) => service.goalId === goal.id),
      ),
    )
    const [only] = served
    if (only === undefined) found.none.push(goal)
    else if (served.length === sides.length) found.all.push(goal)
    else if (served.length === 1) found.one.push({ goal, side: only })
    else found.several.push(goal)
  }
  const known = new Set(goals.map((goal) => goal.id))
  found.unserved = objectives.filter(
    (objective) => !objective.goals.some((service) => known.has(service.goalId)),
  )
  return found
}

export interface Suggestion<G, O> {
  objective: O
  goal: G
  /** Words that both say, as the objective writes them. */
  words: string[]
}

/** Pairs that say the same words and are not joined yet, the likeliest first. A proposal: whether a goal serves an objective is for people to say. */
export function suggestionsOf<G extends Aim & { need?: string }, O extends Wanted>(
  objectives: readonly O[],
  goals: readonly G[],
  most = 4,
): Suggestion<G, O>[] {
  const found = objectives.flatMap((objective) => {
    const wanted = telling(`${objective.what} ${objective.why}`)
    return goals.flatMap((goal): Suggestion<G, O>[] => {
      if (objective.goals.some((service) => service.goalId === goal.id)) return []
      const said = telling(`${goal.what} ${goal.need ?? ''}`)
      const words = [...wanted].filter(([stem]) => said.has(stem)).map(([, word]) => word)
      return words.length >= 2 ? [{ objective, goal, words }] : []
    })
  })
  return found.sort((a, b) => b.words.length - a.words.length).slice(0, most)
}
