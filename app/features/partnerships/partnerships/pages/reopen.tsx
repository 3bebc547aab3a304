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
import { reopenPartnership } from '../conclude.server.ts'
import { frameOf } from '../frame.server.ts'
import { closingInput } from '../inputs.ts'
import { frameTitle } from '../parts/partnership-frame.tsx'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_reopen_title())

export const loader = load(async (tx, { params, base }) => {
  const id = params.partnership ?? ''
  const frame = await frameOf(tx, id)
  allow(tx.actor, partnershipPolicy.conclude)
  return { frame, back: `${base}/partnerships/${id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await reopenPartnership(tx, id, parseForm(closingInput, form))
  if (isRefusal(answer)) return answer
  return done(`${base}/partnerships/${id}`, m.partnership_reopened(), answer.historyId)
})

export default function ReopenPartnership() {
  const { frame, back } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage title={m.partnership_reopen_title()} back={{ to: back, label: frame.partnership.name }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="note"
          label={m.partnership_reopen_why()}
          required
          rows={5}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.partnership_reopen()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
