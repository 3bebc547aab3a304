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
import { minutesOf } from '../beside.server.ts'
import { minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.minutes_write() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { meeting, minutes: await minutesOf(tx, meeting), language: tx.locale, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const answer = await writeMinutes(tx, id, parseForm(minutesInput, form))
  return isRefusal(answer) ? answer : done(`${base}/meetings/${id}/minutes`, m.minutes_said_saved())
})

export default function WriteMinutes() {
  const { meeting, minutes, language, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/meetings/${meeting.id}/minutes`
  return (
    <NarrowPage title={m.minutes_write()} back={{ to: back, label: meeting.title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ text: m.minutes_text() }} />
        <input
          type="hidden"
          name="version"
          value={String(problem?.theirs?.version ?? minutes?.version ?? 0)}
        />
        <input type="hidden" name="language" value={minutes?.language ?? language} />
        <TextArea
          name="text"
          label={m.minutes_text()}
          help={m.minutes_text_help()}
          required
          rows={18}
          defaultValue={typed('text', minutes?.text)}
          error={errorOf('text')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
