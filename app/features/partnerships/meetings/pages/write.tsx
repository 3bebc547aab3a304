import { Form, useLoaderData } from 'react-router'
import { record } from '#platform/activity/record.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { minutesOf } from '../beside.server.ts'
import { dropDraft, ownDraft } from '../drafts/draft.server.ts'
import { minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { about } from '../open.server.ts'
import { MinutesField } from '../parts/minutes-field.tsx'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.minutes_write() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return {
    meeting,
    minutes: await minutesOf(tx, meeting),
    draft: await ownDraft(tx, meeting.id),
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  if (form.get('act') === 'drop') {
    const meeting = await readMeeting(tx, id)
    allow(tx.actor, partnershipPolicy.workTogether)
    await dropDraft(tx, id)
    await record(tx, 'meeting.draft_dropped', about(meeting))
    return done(`${base}/meetings/${id}/minutes/write`)
  }
  const answer = await writeMinutes(tx, id, parseForm(minutesInput, form))
  return isRefusal(answer) ? answer : done(`${base}/meetings/${id}/minutes`, m.minutes_said_saved())
})

export default function WriteMinutes() {
  const { meeting, minutes, draft, language, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const version = problem?.theirs?.version ?? draft?.version ?? minutes?.version ?? 0
  const back = `${base}/meetings/${meeting.id}/minutes`
  return (
    <NarrowPage title={m.minutes_write()} back={{ to: back, label: meeting.title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ text: m.minutes_text() }} />
        <input type="hidden" name="version" value={String(version)} />
        <input type="hidden" name="language" value={minutes?.language ?? language} />
        {draft !== null && problem === undefined && (
          <Notice>
            <p>{m.minutes_draft_taken_up()}</p>
            <Button look="quiet" small name="act" value="drop" formNoValidate>
              {m.minutes_draft_drop()}
            </Button>
          </Notice>
        )}
        <MinutesField
          meetingId={meeting.id}
          to={`${base}/meetings/${meeting.id}/minutes/draft`}
          version={Number(version)}
          defaultValue={typed('text', draft?.text ?? minutes?.text)}
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
