import type { Chapter } from '#platform/features/dossier.server.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { goalsOf } from '../goals/reads.server.ts'
import { objectivesOf } from './reads.server.ts'

/** What each partner wants of it for itself, as far as it told the others. */
export const objectivesChapter: Chapter = {
  name: 'objectives',
  order: 22,
  title: () => m.objectives_title(),
  write: async (tx, partnershipId) => {
    const told = (await objectivesOf(tx, partnershipId)).filter((one) => one.audience === 'partnership')
    if (told.length === 0) return null
    const goals = new Map((await goalsOf(tx, partnershipId)).map((goal) => [goal.id, goal.what]))
    return (
      <Entries
        entries={told.map((one) => ({
          key: one.id,
          title: one.what,
          text: one.why,
          beside: [
            ...one.goals.flatMap(({ goalId, why }) => servedBy(goals.get(goalId), why)),
            one.organizationName,
          ],
        }))}
      />
    )
  },
}

const servedBy = (goal: string | undefined, why: string): string[] =>
  goal === undefined
    ? []
    : [why === '' ? m.dossier_objective_goal({ goal }) : m.dossier_objective_goal_why({ goal, why })]
