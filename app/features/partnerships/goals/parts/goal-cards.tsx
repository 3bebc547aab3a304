import { Link } from 'react-router'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DueText } from '#ui/due-text/due-text.tsx'
import type { GoalWithCheckIns } from '../goal.ts'
import { checkInDue, lastCheckInOn, progressOf } from '../progress.ts'
import { closureWords, nextLookWords, openWords, standingWords } from '../say.ts'
import { GoalChart } from './goal-chart.tsx'

type GoalCardsProps = { goals: readonly GoalWithCheckIns[]; base: string; today: string }

/** Goals one under the other: each in its words, what still is open, and the way so far drawn beside them. */
export function GoalCards({ goals, base, today }: GoalCardsProps) {
  return (
    <ul className="rows">
      {goals.map((goal) => (
        <li
          key={goal.id}
          className="split"
          style={{
            paddingBlock: 'var(--s5)',
            borderBlockStart: '1px solid var(--line)',
            '--gap': 'var(--s4)',
          }}
        >
          <div className="stack" style={{ '--gap': 'var(--s2)' }}>
            <h3 lang={goal.language ?? undefined}>
              <Link to={`${base}/goals/${goal.id}`}>{goal.what}</Link>
            </h3>
            <p>
              {goal.closure === null
                ? standingWords(goal, progressOf(goal, goal.checkIns), today)
                : closureWords(goal.closure, today)}
            </p>
            <GoalNotes goal={goal} today={today} />
          </div>
          <GoalChart goal={goal} today={today} />
        </li>
      ))}
    </ul>
  )
}

function GoalNotes({ goal, today }: { goal: GoalWithCheckIns; today: string }) {
  const due = checkInDue(goal, lastCheckInOn(goal.checkIns), today)
  const open = goal.closure === null ? openWords(goal) : null
  return (
    <>
      {open !== null && <p className="soft small">{open}</p>}
      <p className="soft small cluster">
        {goal.closure === null && goal.dueOn !== null && goal.dueOn < today && (
          <DueText on={goal.dueOn} tone="late">
            {m.goal_due_past({ day: formatDay(goal.dueOn, today) })}
          </DueText>
        )}
        {due !== null && (
          <DueText on={due.dueOn} tone={due.lateDays > 0 ? 'late' : 'plain'}>
            {nextLookWords(due, today)}
          </DueText>
        )}
        {goal.owners.length > 0 && (
          <span>
            {formatList(
              goal.owners.map(
                (owner) => owner.personName ?? m.goal_owner_open_of({ organization: owner.organizationName }),
              ),
            )}
          </span>
        )}
      </p>
    </>
  )
}
