import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../../partnerships/frame.server.ts'
import { RecordHead } from '../../../partnerships/parts/record-head.tsx'
import { dutiesOf } from '../../meeting.ts'
import { dutyWord, stateWord, whereWords } from '../../say.ts'
import { openDay } from '../day.server.ts'
import { dayInput } from '../inputs.ts'
import { nextOccurrences, readSeries } from '../reads.server.ts'
import { seriesWords } from '../say.ts'
import { isRunning, type Occurrence } from '../series.ts'

export const meta = ({ loaderData: data }: { loaderData?: { series: { title: string } } }) => [
  { title: data?.series.title ?? m.series_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const series = await readSeries(tx, params.series ?? '')
  const frame = await frameOf(tx, series.partnershipId)
  return {
    series,
    frame,
    days: await nextOccurrences(tx, series, tx.today, 12),
    history: await historyOf(tx, { subjectKind: 'meetingSeries', subjectId: series.id }, { most: 10 }),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const answer = await openDay(tx, params.series ?? '', parseForm(dayInput, form))
  return isRefusal(answer) ? answer : done(`${base}/meetings/${answer.id}`, m.series_day_opened())
})

export default function SeriesPage() {
  const { series, frame, days, history, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/series/${series.id}`
  const running = isRunning(series, frame.today)
  const where = whereWords(series)
  return (
    <>
      <RecordHead
        base={base}
        partnership={{ id: series.partnershipId, name: series.partnershipName }}
        among={{ label: m.meetings_title(), path: '/meetings' }}
        title={<span lang={series.language ?? undefined}>{series.title}</span>}
        lede={m.series_when({
          rhythm: seriesWords(series),
          time: series.startsAt,
          zone: series.timeZone.replaceAll('_', ' '),
        })}
        actions={
          frame.can.work &&
          running && (
            <>
              <ButtonLink to={`${here}/edit`}>{m.series_change()}</ButtonLink>
              <ButtonLink look="quiet" to={`${here}/end`}>
                {m.series_end()}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {!running && <Notice>{m.series_over()}</Notice>}
        <div className="split">
          <Section title={m.series_days()}>
            {days.length === 0 ? (
              <p className="soft">{m.series_days_none()}</p>
            ) : (
              <Rows label={m.series_days()}>
                {days.map((one) => (
                  <Day key={one.day} one={one} base={base} may={frame.can.work} />
                ))}
              </Rows>
            )}
          </Section>
          <KeyValues
            items={[
              ...(where === '' ? [] : [{ term: m.meeting_place(), value: where }]),
              ...(series.host === null ? [] : [{ term: m.meeting_host(), value: series.host.name }]),
              ...dutiesOf(series).map(({ duty, person }) => ({
                term: dutyWord(duty),
                value: <Link to={`${base}/people/${person.id}`}>{person.name}</Link>,
              })),
              { term: m.meeting_called_by(), value: series.organization.name },
              ...(series.followsSeriesId === null
                ? []
                : [
                    {
                      term: m.series_follows(),
                      value: <Link to={`${base}/series/${series.followsSeriesId}`}>{m.series_one()}</Link>,
                    },
                  ]),
            ]}
          />
        </div>
        <Section title={m.series_history()}>
          <History lines={history} />
        </Section>
      </div>
    </>
  )
}

/** One of its days: a meeting to open, or a day that can be prepared. */
function Day({ one, base, may }: { one: Occurrence; base: string; may: boolean }) {
  const moved = one.day !== one.startsOn ? m.series_moved({ day: formatDay(one.day) }) : ''
  const said = one.state === 'planned' ? moved : stateWord(one.state)
  return (
    <Row
      title={formatWeekday(one.startsOn)}
      {...(one.meetingId === null ? {} : { to: `${base}/meetings/${one.meetingId}` })}
      who={said}
      end={
        <span className="cluster">
          {one.meetingId === null && may && (
            <Form method="post">
              <input type="hidden" name="day" value={one.day} />
              <Button look="quiet" small style={{ marginBlock: '-.4rem' }}>
                {m.series_day_open()}
                <span className="aloud"> {formatWeekday(one.day)}</span>
              </Button>
            </Form>
          )}
          {one.startsAt}
        </span>
      }
    />
  )
}
