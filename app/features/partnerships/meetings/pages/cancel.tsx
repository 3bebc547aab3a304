import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { cancelMeeting } from '../cancel.server.ts'
import { cancelInput } from '../inputs.ts'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.meeting_cancel() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { meeting, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const answer = await cancelMeeting(tx, id, parseForm(cancelInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/meetings/${id}`, m.meeting_cancelled_said(), answer.historyId)
})

export default function CancelMeeting() {
  const { meeting, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/meetings/${meeting.id}`
  return (
    <NarrowPage
      title={m.meeting_cancel()}
      lede={m.meeting_cancel_lede()}
      back={{ to: here, label: meeting.title }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="reason"
          label={m.meeting_cancel_reason()}
          mark={m.optional()}
          rows={3}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.meeting_cancel()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
