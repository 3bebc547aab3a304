import { useLoaderData } from 'react-router'
import { isDay } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../../policy.ts'
import { choicesFor } from '../../choices.server.ts'
import { dutiesOf } from '../../meeting.ts'
import { MeetingForm } from '../../parts/meeting-form.tsx'
import { changeSeries } from '../change.server.ts'
import { seriesChange } from '../inputs.ts'
import { RhythmFields } from '../parts/rhythm-fields.tsx'
import { readSeries, seriesDays, seriesInvitees } from '../reads.server.ts'

export const meta = () => [{ title: m.series_change() }]

/** The day from which on it is changed: the one asked for, else the next. */
export const loader = load(async (tx, { params, url, base }) => {
  const series = await readSeries(tx, params.series ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const asked = url.searchParams.get('from') ?? ''
  const [from = tx.today] = await seriesDays(series, {
    from: isDay(asked) && asked >= tx.today ? asked : tx.today,
    to: null,
    most: 1,
  })
  const invited = (await seriesInvitees(tx, series.id)).map(({ personId, name }) => ({ id: personId, name }))
  return {
    series,
    from,
    choices: await choicesFor(tx, await readPartnership(tx, series.partnershipId), [
      ...invited,
      ...dutiesOf(series).map((one) => one.person),
    ]),
    invited: invited.map((one) => one.id),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    language: tx.locale,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const answer = await changeSeries(tx, params.series ?? '', parseForm(seriesChange, form))
  return isRefusal(answer) ? answer : done(`${base}/series/${answer.id}`, m.series_changed_said())
})

export default function EditSeries() {
  const { series, from, choices, invited, zones, language, base } = useLoaderData<typeof loader>()
  const back = `${base}/series/${series.id}`
  return (
    <NarrowPage
      title={m.series_change()}
      lede={m.series_change_lede({ day: formatWeekday(from) })}
      back={{ to: back, label: series.title }}
    >
      <MeetingForm
        meeting={{ ...series, startsOn: from }}
        choices={choices}
        language={language}
        invited={invited}
        zone={series.timeZone}
        zones={zones}
        back={back}
        rhythm={
          <>
            <input type="hidden" name="from" value={from} />
            <RhythmFields series={series} />
          </>
        }
      />
    </NarrowPage>
  )
}
