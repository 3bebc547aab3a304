import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'

/** Why it is proposed, and the button that proposes it: the end of every form that proposes something. */
export function ReasonField({ back, help }: { back: string; help: string }) {
  const { pending, errorOf, typed } = useProblem()
  return (
    <>
      <TextArea
        name="reason"
        label={m.proposal_reason()}
        help={help}
        required
        rows={5}
        defaultValue={typed('reason')}
        error={errorOf('reason')}
      />
      <FormActions>
        <Button look="go" pending={pending}>
          {m.proposal_send()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </>
  )
}
