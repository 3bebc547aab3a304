import { Form } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'

/** Asks for the last day of something. */
export function EndForm({
  label,
  button,
  today,
  back,
}: {
  label: string
  button: string
  today: Day
  back: string
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} />
      <DateField
        name="endedOn"
        label={label}
        required
        max={today}
        defaultValue={typed('endedOn', today)}
        error={errorOf('endedOn')}
      />
      <FormActions>
        <Button look="go" pending={pending}>
          {button}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
