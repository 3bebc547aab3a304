import { Form } from 'react-router'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import type { Objective } from '../objective.ts'
import type { Suggestion } from '../overlap.ts'

type SuggestionListProps = {
  suggestions: readonly Suggestion<{ id: string; what: string }, Objective>[]
  mayChange: (one: Objective) => boolean
}

/** Pairs that use the same words, proposed to whoever may say that the one serves the other. */
export function SuggestionList({ suggestions, mayChange }: SuggestionListProps) {
  return (
    <Rows>
      {suggestions.map(({ objective, goal, words }) => (
        <Row
          key={`${objective.id} ${goal.id}`}
          title={m.overlap_suggested({ goal: goal.what, objective: objective.what })}
          who={m.overlap_suggested_why({
            organization: objective.organizationName,
            words: formatList(words.map((word) => m.goal_quoted({ goal: word }))),
          })}
          actions={
            mayChange(objective) && (
              <Form method="post">
                <input type="hidden" name="objective" value={objective.id} />
                <input type="hidden" name="goalId" value={goal.id} />
                <Button look="quiet" small>
                  {m.overlap_suggested_yes()}
                  <span className="aloud">: {objective.what}</span>
                </Button>
              </Form>
            )
          }
        />
      ))}
    </Rows>
  )
}
