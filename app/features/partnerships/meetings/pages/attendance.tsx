import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { around } from '../around.server.ts'
import { attendanceOf, inviteesOf } from '../beside.server.ts'
import { choicesFor } from '../choices.server.ts'
import { correctAttendance, holdMeeting, unholdMeeting } from '../hold.server.ts'
import { attendanceInput } from '../inputs.ts'
import { MeetingHead } from '../parts/meeting-head.tsx'
import { PeopleTicks } from '../parts/ticks.tsx'
import { answerWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { meeting: { title: string } } }) => [
  { title: data?.meeting.title ?? m.meetings_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const page = await around(tx, params.meeting ?? '')
  const invitees = await inviteesOf(tx, page.meeting)
  const attendance = await attendanceOf(tx, page.meeting)
  const kept = [...attendance.people, ...invitees.map(({ personId, name }) => ({ id: personId, name }))]
  const choices = page.frame.can.work ? await choicesFor(tx, page.frame.partnership, kept) : null
  return { ...page, invitees, attendees: attendance.people, choices, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const here = `${base}/meetings/${id}/attendance`
  if (form.get('act') === 'unhold') {
    const answer = await unholdMeeting(tx, id)
    return isRefusal(answer) ? answer : done(here, m.meeting_unheld_said())
  }
  const input = parseForm(attendanceInput, form)
  if (form.get('act') === 'correct') {
    const answer = await correctAttendance(tx, id, input)
    return isRefusal(answer) ? answer : done(here, m.meeting_attendance_said(), answer.historyId)
  }
  const answer = await holdMeeting(tx, id, input)
  return isRefusal(answer) ? answer : done(here, m.meeting_held_said(), answer.historyId)
})

export default function MeetingAttendance() {
  const { meeting, frame, invitees, attendees, choices, base } = useLoaderData<typeof loader>()
  const { problem, pending, typedAll } = useProblem()
  const held = meeting.state === 'held'
  const may = choices !== null && (held || (meeting.state === 'planned' && meeting.startsOn <= frame.today))
  const ticked = held
    ? attendees.map((one) => one.id)
    : invitees.filter((one) => one.answer !== 'no').map((one) => one.personId)
  return (
    <>
      <MeetingHead meeting={meeting} frame={frame} base={base} goesOn={may} />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {held && !may && (
          <Section title={m.meeting_attendees()}>
            {attendees.length === 0 ? (
              <p className="soft">{m.meeting_attendees_none()}</p>
            ) : (
              <Rows>
                {attendees.map((one) => (
                  <Row key={one.id} title={one.name} to={`${base}/people/${one.id}`} />
                ))}
              </Rows>
            )}
          </Section>
        )}
        {may && (
          <Section
            title={held ? m.meeting_attendees() : m.meeting_held_by_now()}
            {...(held ? {} : { lede: m.meeting_hold_lede() })}
            {...(meeting.touchpointId === null
              ? {}
              : {
                  aside: (
                    <Link to={`${base}/touchpoints/${meeting.touchpointId}`}>{m.meeting_contact()}</Link>
                  ),
                })}
          >
            <Form method="post" className="form">
              <FieldSet legend={m.meeting_attendees()}>
                <PeopleTicks
                  name="personIds"
                  people={choices.people}
                  ticked={typedAll('personIds', ticked)}
                />
              </FieldSet>
              <FormActions>
                <Button look="go" pending={pending} name="act" value={held ? 'correct' : 'hold'}>
                  {held ? m.meeting_attendance_save() : m.meeting_hold()}
                </Button>
                {held && (
                  <Button look="quiet" name="act" value="unhold">
                    {m.meeting_unhold()}
                  </Button>
                )}
              </FormActions>
            </Form>
          </Section>
        )}
        {!held && !may && meeting.state === 'planned' && <p className="soft">{m.meeting_hold_later()}</p>}
        <Section title={m.meeting_invitees()}>
          {invitees.length === 0 ? (
            <p className="soft">{m.meeting_invitees_none()}</p>
          ) : (
            <Rows label={m.meeting_invitees()}>
              {invitees.map((one) => (
                <Row
                  key={one.personId}
                  title={one.name}
                  to={`${base}/people/${one.personId}`}
                  who={answerWord(one.answer)}
                />
              ))}
            </Rows>
          )}
        </Section>
      </div>
    </>
  )
}
