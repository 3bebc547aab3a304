import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Named } from '../touchpoint.ts'

/** What was promised in the conversation; only where there is a partnership to promise it in. */
export function FollowUpFields({
  sides,
  own,
  today,
}: {
  sides: readonly Named[]
  own: string
  today: string
}) {
  const { errorOf, typed } = useProblem()
  if (sides.length === 0) return null
  return (
    <details className="field" open={typed('followUp') !== ''}>
      <summary>{m.touchpoint_follow_up()}</summary>
      <div className="stack">
        <TextField
          name="followUp"
          label={m.commitment_text()}
          mark={m.optional()}
          help={m.commitment_text_help()}
          maxLength={500}
          defaultValue={typed('followUp')}
          error={errorOf('followUp')}
        />
        <DateField
          name="followUpDueOn"
          label={m.commitment_due_on()}
          mark={m.optional()}
          min={today}
          defaultValue={typed('followUpDueOn')}
          error={errorOf('followUpDueOn')}
        />
        {sides.length > 1 && (
          <Select
            name="followUpBy"
            label={m.touchpoint_follow_up_by()}
            help={m.touchpoint_follow_up_by_help()}
            options={sides.map((side) => ({ value: side.id, label: side.name }))}
            defaultValue={typed('followUpBy', own)}
            error={errorOf('followUpBy')}
          />
        )}
      </div>
    </details>
  )
}
