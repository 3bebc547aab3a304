import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { outcomes } from '../../goals/goal.ts'
import { outcomeWord } from '../../goals/say.ts'

type Goal = {
  id: string
  what: string
  unit: string
  target: number | null
  dueOn: string | null
  standing: string
  language: string | null
}

/** What is said to one goal: kept, changed or closed; what a change or an end needs is folded away until it is asked for. */
export function GoalReviewFields({ goal }: { goal: Goal }) {
  const { errorOf, typed } = useProblem()
  const field = (name: string, value?: string | number | null) => ({
    name: `${name}-${goal.id}`,
    defaultValue: typed(`${name}-${goal.id}`, value),
    error: errorOf(`${name}-${goal.id}`),
  })
  const answer = typed(`answer-${goal.id}`, 'keep')
  return (
    <FieldSet legend={<span lang={goal.language ?? undefined}>{goal.what}</span>} help={goal.standing}>
      <input type="hidden" name="goals" value={goal.id} />
      <RadioGroup
        name={`answer-${goal.id}`}
        label={m.review_answer()}
        choices={[
          { value: 'keep', label: m.review_keep() },
          { value: 'change', label: m.review_change() },
          { value: 'close', label: m.review_close() },
        ]}
        defaultValue={answer}
        error={errorOf(`answer-${goal.id}`)}
      />
      <TextArea {...field('why')} label={m.review_why_label()} help={m.review_why_help()} rows={2} />
      <details open={answer === 'change'}>
        <summary>{m.review_new_values()}</summary>
        <div className="stack" style={{ marginBlockStart: 'var(--s3)' }}>
          <TextField {...field('what', goal.what)} label={m.goal_what()} maxLength={500} />
          <NumberField
            {...field('target', goal.target)}
            label={m.goal_target()}
            {...(goal.unit === '' ? {} : { unit: goal.unit })}
          />
          <DateField {...field('dueOn', goal.dueOn)} label={m.goal_due()} />
        </div>
      </details>
      <details open={answer === 'close'}>
        <summary>{m.review_how_ended()}</summary>
        <div style={{ marginBlockStart: 'var(--s3)' }}>
          <Select
            {...field('outcome')}
            label={m.goal_close_outcome()}
            empty={m.review_outcome_open()}
            options={outcomes.map((outcome) => ({ value: outcome, label: outcomeWord(outcome) }))}
          />
        </div>
      </details>
    </FieldSet>
  )
}
