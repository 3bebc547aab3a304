import type { Tx } from '#platform/context/context.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { adviceOf } from './advice.ts'
import type { Goal } from './goal.ts'
import { adviceWords } from './say.ts'

/** Goals in reach with what would make them clearer, in the reader's words; none for those that are closed. */
export async function withAdvice<G extends Goal>(tx: Tx, goals: readonly G[]) {
  const sides = new Map<string, { organizationId: string; name: string }[]>()
  for (const { partnershipId } of goals)
    if (!sides.has(partnershipId))
      sides.set(partnershipId, presentPartners((await readPartnership(tx, partnershipId)).partners))
  return goals.map((goal) => ({
    ...goal,
    advice:
      goal.closure === null
        ? adviceOf(goal, tx.today, sides.get(goal.partnershipId)).map((one) => ({
            ...one,
            text: adviceWords(one),
          }))
        : [],
  }))
}
