import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { type Act, act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { shorten } from '../../discussions/discussion.ts'
import { askIn, talkOn } from '../../discussions/panel.server.ts'
import { TalkPanel } from '../../discussions/parts/talk-panel.tsx'
import { offeredAt } from '../../expertise/offered.server.ts'
import { WhoMayKnow } from '../../expertise/parts/who-may-know.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { answerInvitation, ownAnswers } from '../answer.server.ts'
import { around } from '../around.server.ts'
import { agendaOf } from '../beside.server.ts'
import { uncancelMeeting } from '../cancel.server.ts'
import { clockOf, stretchesOf } from '../clock/reads.server.ts'
import { stopClock, takeUp } from '../clock/take-up.server.ts'
import { liveMinutes } from '../drafts/live.server.ts'
import { answerInput, itemInput, takeUpInput } from '../inputs.ts'
import { addItem, moveItem, removeItem } from '../items.server.ts'
import { keptItem } from '../kept-item.ts'
import { dutiesOf } from '../meeting.ts'
import { Agenda } from '../parts/agenda.tsx'
import { MeetingClock } from '../parts/clock.tsx'
import { LiveMinutes } from '../parts/live-minutes.tsx'
import { MeetingHead } from '../parts/meeting-head.tsx'
import { OwnAnswer } from '../parts/own-answer.tsx'
import { dutyWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { meeting: { title: string } } }) => [
  { title: data?.meeting.title ?? m.meetings_title() },
]

export const loader = load(async (tx, { params, url, base }) => {
  const page = await around(tx, params.meeting ?? '')
  const about = { subjectKind: 'meeting', subjectId: page.meeting.id }
  const stretches = await stretchesOf(tx, page.meeting)
  const items = await agendaOf(tx, page.meeting, stretches)
  const { id, partnershipId, state, startsOn } = page.meeting
  const talk = await talkOn(tx, { kind: 'meeting', id, partnershipId }, page.frame.can.work)
  return {
    ...page,
    items,
    // Undefined for whoever isn't asked, or where it is too late to answer.
    answer:
      state === 'planned' && startsOn >= page.frame.today && page.frame.standing !== 'concluded'
        ? (await ownAnswers(tx, [id])).get(id)
        : undefined,
    clock: clockOf(tx, page.meeting, items, stretches),
    live: await liveMinutes(tx, page.meeting),
    zone: tx.timeZone,
    history: await historyOf(tx, about, { most: 10 }),
    talk,
    offered: await offeredAt(tx, {
      frame: page.frame,
      questions: state === 'cancelled' ? [] : items.map(({ text }) => ({ asked: text })),
      ask: (ids, item) =>
        state === 'planned' && talk.begin !== null
          ? `/meetings/${id}?${new URLSearchParams([['point', items[item]?.id ?? ''], ...ids.map((one) => ['ask', one])])}`
          : null,
      used: () => state === 'held',
      credit: { meeting: id },
    }),
    kept: Object.fromEntries(keptItem(url.searchParams)),
    base,
  }
})

/** Who is asked about a point of the agenda is asked in a discussion; what is typed for the agenda goes along. */
const ask: Act = async (tx, { form, params, url, base }) => {
  const { meeting, frame } = await around(tx, params.meeting ?? '')
  const point = (await agendaOf(tx, meeting)).find((one) => one.id === url.searchParams.get('point'))
  if (point === undefined) throw new NotFound()
  const { id, partnershipId } = meeting
  const talk = await talkOn(tx, { kind: 'meeting', id, partnershipId }, frame.can.work)
  const to = askIn(talk, url.searchParams.getAll('ask'), shorten(point.text, 200), keptItem(form))
  if (to === null) throw new Forbidden()
  return done(`${base}${to}`)
}

export const action = act(
  async (tx, { form, params, base }) => {
    const id = params.meeting ?? ''
    const here = `${base}/meetings/${id}`
    const item = String(form.get('item') ?? '')
    switch (form.get('act')) {
      case 'uncancel': {
        const answer = await uncancelMeeting(tx, id)
        return isRefusal(answer) ? answer : done(here, m.meeting_uncancelled_said())
      }
      case 'up':
      case 'down': {
        const answer = await moveItem(tx, id, item, form.get('act') === 'up' ? -1 : 1)
        return isRefusal(answer) ? answer : done(here, m.meeting_item_moved())
      }
      case 'answer': {
        const answer = await answerInvitation(tx, id, parseForm(answerInput, form))
        return isRefusal(answer) ? answer : done(here, m.meeting_answer_said())
      }
      case 'take-up': {
        const answer = await takeUp(tx, id, parseForm(takeUpInput, form))
        return isRefusal(answer) ? answer : done(here)
      }
      case 'stop': {
        const answer = await stopClock(tx, id)
        return isRefusal(answer) ? answer : done(here, m.meeting_clock_stopped_said())
      }
      case 'remove': {
        const answer = await removeItem(tx, id, item)
        return isRefusal(answer) ? answer : done(here, m.meeting_item_removed(), answer.historyId)
      }
      default: {
        const answer = await addItem(tx, id, parseForm(itemInput, form))
        return isRefusal(answer) ? answer : done(here, m.meeting_item_added(), answer.historyId)
      }
    }
  },
  { ask },
)

export default function MeetingAgenda() {
  const { meeting, frame, items, answer, clock, live, zone, history, talk, offered, kept, base } =
    useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const writes = frame.can.work && meeting.state !== 'cancelled'
  return (
    <>
      <MeetingHead
        meeting={meeting}
        frame={frame}
        base={base}
        goesOn={clock !== null && (clock.running !== null || clock.next !== null)}
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {answer !== undefined && <OwnAnswer answer={answer} here={`${base}/meetings/${meeting.id}`} />}
        {clock !== null && (
          <MeetingClock clock={clock} writes={writes} here={`${base}/meetings/${meeting.id}`} zone={zone} />
        )}
        <LiveMinutes live={live} here={`${base}/meetings/${meeting.id}`} writes={writes} folded />
        <div className="split">
          <Section title={m.meeting_tab_agenda()}>
            <Agenda
              items={items}
              lengthMinutes={meeting.lengthMinutes}
              own={writes ? frame.ownOrganizationId : null}
              {...(clock === null
                ? {}
                : {
                    clock:
                      clock.running === null ? null : { id: clock.running.id, itemId: clock.running.item.id },
                  })}
            />
          </Section>
          <KeyValues items={placeOf(meeting, base)} />
        </div>
        {writes && (
          <AddItem
            // Empty again once something is added, and only then.
            key={items
              .map((item) => item.id)
              .toSorted()
              .at(-1)}
            partners={presentPartners(frame.partnership.partners)}
            own={frame.ownOrganizationId}
            kept={kept}
          />
        )}
        <WhoMayKnow offered={offered} base={base} questions={items.map((item) => item.text)} form="item" />
        <TalkPanel talk={talk} base={base} />
        <Section title={m.meeting_history()}>
          <History lines={history} />
          <WhoSeesLink base={base} partnershipId={frame.partnership.id} kind="meeting" id={meeting.id} />
        </Section>
      </div>
    </>
  )
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>['meeting']

const placeOf = (meeting: Shown, base: string) => [
  ...(meeting.place === '' ? [] : [{ term: m.meeting_place(), value: meeting.place }]),
  ...(meeting.onlineLink === null
    ? []
    : [{ term: m.meeting_online(), value: <a href={meeting.onlineLink}>{m.meeting_join()}</a> }]),
  ...(meeting.host === null ? [] : [{ term: m.meeting_host(), value: meeting.host.name }]),
  ...(meeting.chair === null ? [{ term: m.meeting_chair(), value: m.meeting_chair_none() }] : []),
  ...dutiesOf(meeting).map(({ duty, person }) => ({
    term: dutyWord(duty),
    value: <Link to={`${base}/people/${person.id}`}>{person.name}</Link>,
  })),
  { term: m.meeting_called_by(), value: meeting.organization.name },
  ...(meeting.series === null
    ? []
    : [
        {
          term: m.series_part_of(),
          value: <Link to={`${base}/series/${meeting.series.id}`}>{m.series_days()}</Link>,
        },
      ]),
]

type AddItemProps = {
  partners: readonly { organizationId: string; name: string }[]
  own: string
  /** What was half typed when somebody was asked, by the names of the fields. */
  kept: Record<string, string>
}

function AddItem({ partners, own, kept }: AddItemProps) {
  const { pending, errorOf, typed } = useProblem()
  return (
    <Form id="item" method="post" className="form">
      <FieldSet legend={m.meeting_item_add()}>
        <TextField
          name="text"
          label={m.meeting_item_text()}
          required
          maxLength={500}
          defaultValue={typed('text', kept.text)}
          error={errorOf('text')}
        />
        <NumberField
          name="minutes"
          whole
          label={m.meeting_item_minutes()}
          mark={m.optional()}
          unit={m.meeting_minutes_unit()}
          defaultValue={typed('minutes', kept.minutes)}
          error={errorOf('minutes')}
        />
        <Select
          name="organizationId"
          label={m.meeting_item_brings()}
          options={partners.map((one) => ({ value: one.organizationId, label: one.name }))}
          defaultValue={typed('organizationId', kept.organizationId ?? own)}
          error={errorOf('organizationId')}
        />
      </FieldSet>
      <Button pending={pending}>{m.meeting_item_add()}</Button>
    </Form>
  )
}
