import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { StageShape } from '#ui/stage-badge/stage-badge.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import type { MoveChoice } from '../move-choices.ts'

type MoveFormProps = {
  choices: MoveChoice[]
  chosen: string | null
  reason: string
  submit: string
  back: string
}

/** Where to, and why: the form of a decision and of a proposal. */
export function MoveForm({ choices, chosen, reason, submit, back }: MoveFormProps) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} />
      <RadioGroup
        cards
        required
        name="stage"
        label={m.move_stage()}
        error={errorOf('stage')}
        defaultValue={typed('stage', chosen)}
        choices={choices.map((choice) => ({
          value: choice.stage,
          label: choice.label,
          help: choice.help,
          icon: <StageShape stage={choice.stage} />,
        }))}
      />
      <TextArea
        name="reason"
        label={m.move_reason()}
        help={m.move_reason_help()}
        rows={4}
        required
        defaultValue={typed('reason', reason)}
        error={errorOf('reason')}
      />
      <FormActions>
        <Button look="go" pending={pending}>
          {submit}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
