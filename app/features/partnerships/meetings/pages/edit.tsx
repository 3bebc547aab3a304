import { Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { inviteesOf } from '../beside.server.ts'
import { changeMeeting } from '../change.server.ts'
import { choicesFor } from '../choices.server.ts'
import { meetingChange } from '../inputs.ts'
import { dutiesOf } from '../meeting.ts'
import { MeetingForm } from '../parts/meeting-form.tsx'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.meeting_change() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const invited = (await inviteesOf(tx, meeting)).map(({ personId, name }) => ({ id: personId, name }))
  const partnership = await readPartnership(tx, meeting.partnershipId)
  return {
    meeting,
    choices: await choicesFor(tx, partnership, [...invited, ...dutiesOf(meeting).map((one) => one.person)]),
    invited: invited.map((one) => one.id),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const answer = await changeMeeting(tx, id, parseForm(meetingChange, form))
  return isRefusal(answer) ? answer : done(`${base}/meetings/${id}`, m.meeting_changed_said())
})

export default function EditMeeting() {
  const { meeting, choices, invited, zones, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/meetings/${meeting.id}`
  return (
    <NarrowPage
      title={m.meeting_change()}
      {...(meeting.series === null ? {} : { lede: m.series_change_only() })}
      back={{ to: back, label: meeting.title }}
    >
      {meeting.series !== null && (
        <p>
          <Link to={`${base}/series/${meeting.series.id}/edit?from=${meeting.series.day}`}>
            {m.series_change_from()}
          </Link>
        </p>
      )}
      <MeetingForm
        meeting={meeting}
        choices={choices}
        language={language}
        invited={invited}
        zone={meeting.timeZone}
        zones={zones}
        back={back}
      />
    </NarrowPage>
  )
}
