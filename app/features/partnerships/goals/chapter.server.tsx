import type { ReactNode } from 'react'
import type { Day } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside, PdfBar } from '#platform/pdf/charts.tsx'
import { rust, soft, spruce } from '#platform/pdf/look.ts'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay, formatList, formatPercent } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { GoalWithCheckIns } from './goal.ts'
import { progressOf } from './progress.ts'
import { goalsOf } from './reads.server.ts'
import { closureWords, standingWords } from './say.ts'

/** Every goal in its words, how far it has come, and what was said when somebody last looked. */
export const goalsChapter: Chapter = {
  name: 'goals',
  order: 20,
  title: () => m.partnership_tab_goals(),
  write: async (tx, partnershipId) => {
    const goals = await goalsOf(tx, partnershipId)
    if (goals.length === 0) return null
    return (
      <View>
        {goals.map((goal) => (
          <GoalPart key={goal.id} goal={goal} today={tx.today} />
        ))}
      </View>
    )
  },
}

function GoalPart({ goal, today }: { goal: GoalWithCheckIns; today: Day }): ReactNode {
  const progress = progressOf(goal, goal.checkIns)
  const said = goal.checkIns.findLast((one) => one.note !== '')
  const owners = goal.owners.map((owner) =>
    owner.personName === null
      ? owner.organizationName
      : m.dossier_person_of({ name: owner.personName, organization: owner.organizationName }),
  )
  return (
    <View style={{ marginBottom: 12 }} wrap={false}>
      <Heading level={3}>{goal.what}</Heading>
      {progress.share !== null && (
        <View style={{ flexDirection: 'row', alignItems: 'center' }}>
          <PdfBar
            share={progress.share}
            width={220}
            tone={goal.closure?.outcome === 'dropped' ? soft : progress.share < 0 ? rust : spruce}
          />
          <Text style={{ marginLeft: 8, fontWeight: 600 }}>{formatPercent(Math.max(progress.share, 0))}</Text>
        </View>
      )}
      <Paragraph style={{ marginBottom: 3 }}>{standingWords(goal, progress, today)}</Paragraph>
      {goal.closure !== null && (
        <Paragraph style={{ marginBottom: 3 }}>
          {[closureWords(goal.closure, today), goal.closure.reason].filter((one) => one !== '').join(' ')}
        </Paragraph>
      )}
      {goal.need !== '' && <Aside>{m.dossier_goal_need({ need: goal.need })}</Aside>}
      {owners.length > 0 && <Aside>{m.dossier_goal_owners({ names: formatList(owners) })}</Aside>}
      {said !== undefined && (
        <Aside>{m.dossier_goal_said({ day: formatDay(said.checkedOn), note: said.note })}</Aside>
      )}
    </View>
  )
}
