import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import type { BehalfAct } from '../behalf.ts'

/** The partner's word on it: right at one press, not right with a reason. What was answered can be changed. */
export function BehalfAnswer({
  behalf,
  acceptedOn,
  disputedOn,
}: {
  behalf: BehalfAct
  acceptedOn: string | null
  disputedOn: string | null
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  const organization = behalf.organizationName
  const disputing = problem !== undefined
  if (behalf.takenBack)
    return (
      <div style={{ marginBlockStart: 'var(--s5)' }}>
        <Notice tone="info">{m.behalf_taken()}</Notice>
      </div>
    )
  return (
    <div className="stack" style={{ '--gap': 'var(--s5)', marginBlockStart: 'var(--s5)' }}>
      {acceptedOn !== null && (
        <Notice tone="success">{m.behalf_state_accepted({ organization, on: formatDay(acceptedOn) })}</Notice>
      )}
      {disputedOn !== null && (
        <Notice tone="info">{m.behalf_state_disputed({ organization, on: formatDay(disputedOn) })}</Notice>
      )}
      {acceptedOn === null && (
        <Form method="post">
          <Button look="go" name="act" value="accept" pending={pending}>
            {m.behalf_accept()}
          </Button>
        </Form>
      )}
      {disputedOn === null && (
        <details open={disputing}>
          <summary>{m.behalf_dispute()}</summary>
          <Form method="post" className="stack" style={{ marginBlockStart: 'var(--s3)' }}>
            <FormTrouble problem={problem} />
            <input type="hidden" name="act" value="dispute" />
            <TextArea
              name="reason"
              label={m.behalf_dispute_reason()}
              help={m.behalf_dispute_help()}
              required
              rows={3}
              defaultValue={typed('reason')}
              error={errorOf('reason')}
            />
            <FormActions>
              <Button pending={pending}>{m.behalf_dispute()}</Button>
            </FormActions>
          </Form>
        </details>
      )}
    </div>
  )
}
