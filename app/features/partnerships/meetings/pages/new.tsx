import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { muchAsked } from '../../equity/asks.server.ts'
import { AskedNotice } from '../../equity/parts/asked-notice.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { callMeeting } from '../call.server.ts'
import { choicesFor } from '../choices.server.ts'
import { meetingInput } from '../inputs.ts'
import { MeetingForm } from '../parts/meeting-form.tsx'
import { seriesInput } from '../series/inputs.ts'
import { RhythmFields } from '../series/parts/rhythm-fields.tsx'
import { startSeries } from '../series/start.server.ts'

export const meta = () => [{ title: m.meeting_call() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return {
    partnership: { id: partnership.id, name: partnership.name },
    choices: await choicesFor(tx, partnership),
    asked: await muchAsked(tx, partnership),
    language: tx.locale,
    zone: tx.workspace.timeZone,
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    me: tx.actor.personId,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  form.set('partnershipId', params.partnership ?? '')
  if (String(form.get('repeats') ?? '') !== '') {
    const started = await startSeries(tx, parseForm(seriesInput, form))
    return isRefusal(started)
      ? started
      : done(`${base}/series/${started.id}`, m.series_started_said(), started.historyId)
  }
  const input = parseForm(meetingInput, form)
  const answer = await callMeeting(tx, input)
  if (isRefusal(answer)) return answer
  // Whoever is asked has the invitation a moment later, and then it is cancelled.
  const undo = input.inviteePersonIds.length === 0 ? answer.historyId : null
  return done(`${base}/meetings/${answer.id}`, m.meeting_called_said(), undo)
})

export default function NewMeeting() {
  const { partnership, choices, asked, language, zone, zones, me, base } = useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/meetings`
  return (
    <NarrowPage
      title={m.meeting_call()}
      back={{ to: back, label: m.meetings_of({ partnership: partnership.name }) }}
    >
      <AskedNotice asked={asked} />
      <MeetingForm
        choices={choices}
        language={language}
        invited={me === null ? [] : [me]}
        zone={zone}
        zones={zones}
        back={back}
        rhythm={<RhythmFields />}
      />
    </NarrowPage>
  )
}
