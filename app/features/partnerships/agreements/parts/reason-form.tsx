import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'

/** The small form of an act that asks why: declining, calling back, ending. */
export function ReasonForm({
  label,
  submit,
  act,
  back,
  children,
}: {
  label: string
  submit: string
  act?: string
  back?: string
  children?: React.ReactNode
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Form method="post" className="form">
      <FormTrouble problem={problem} />
      {children}
      <TextArea
        name="reason"
        label={label}
        help={m.agreement_reason_help()}
        required
        rows={3}
        defaultValue={typed('reason')}
        error={errorOf('reason')}
      />
      <FormActions>
        <Button look="go" {...(act === undefined ? {} : { name: 'act', value: act })} pending={pending}>
          {submit}
        </Button>
        {back && (
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        )}
      </FormActions>
    </Form>
  )
}
