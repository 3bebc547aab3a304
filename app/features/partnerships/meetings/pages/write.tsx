import { Form, useLoaderData } from 'react-router'
import { v7 as uuid } from 'uuid'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { minutesOf } from '../beside.server.ts'
import { openingOf } from '../drafts/draft.ts'
import { dropDraft } from '../drafts/drop.server.ts'
import { keepDraft } from '../drafts/keep.server.ts'
import { layPenDown } from '../drafts/lay-down.server.ts'
import { liveMinutes } from '../drafts/live.server.ts'
import { keptDrafts, liveDraft } from '../drafts/reads.server.ts'
import { setDraftAside } from '../drafts/set-aside.server.ts'
import { takePenOver } from '../drafts/take-over.server.ts'
import { draftInput, draftNamed, minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { KeptDrafts } from '../parts/kept-drafts.tsx'
import { LiveMinutes } from '../parts/live-minutes.tsx'
import { MinutesField } from '../parts/minutes-field.tsx'
import { SendLeft } from '../parts/send-left.tsx'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.minutes_write() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const minutes = await minutesOf(tx, meeting)
  const { draft, kept, writes } = openingOf(
    await liveDraft(tx, meeting),
    await keptDrafts(tx, meeting.id),
    minutes,
  )
  return {
    meeting,
    minutes,
    writes,
    live: await liveMinutes(tx, meeting),
    // The id under which the form keeps what is typed, so that what is sent twice is kept once.
    draft:
      draft === null
        ? {
            id: uuid(),
            text: minutes?.text ?? '',
            version: minutes?.version ?? 0,
            language: null,
            stored: false,
          }
        : { ...draft, stored: true },
    kept: kept.map(({ savedAt, ...one }) => ({ ...one, saved: formatMoment(savedAt, tx.timeZone) })),
    language: tx.locale,
    base,
  }
})

export const action = act(
  async (tx, { form, params, base }) => {
    const id = params.meeting ?? ''
    const { draft } = parseForm(draftNamed, form)
    const answer = await writeMinutes(tx, id, parseForm(minutesInput, form), draft)
    return isRefusal(answer)
      ? answer
      : done(`${base}/meetings/${id}/minutes`, m.minutes_said_saved(), answer.historyId)
  },
  {
    keep: async (tx, { form, params, base }) => {
      const answer = await keepDraft(tx, params.meeting ?? '', parseForm(draftInput, form))
      return isRefusal(answer)
        ? answer
        : done(`${base}/meetings/${params.meeting}/minutes/write`, m.minutes_kept_said())
    },
    'lay-down': async (tx, { form, params, base }) =>
      (await layPenDown(tx, params.meeting ?? '', parseForm(draftInput, form))) ??
      done(`${base}/meetings/${params.meeting}/minutes`, m.minutes_pen_laid_said()),
    take: async (tx, { form, params, base }) => {
      const answer = await takePenOver(tx, params.meeting ?? '', String(form.get('draft')))
      return isRefusal(answer) ? answer : done(`${base}/meetings/${params.meeting}/minutes/write`)
    },
    'set-aside': async (tx, { form, params, base }) =>
      (await setDraftAside(tx, params.meeting ?? '', String(form.get('draft')))) ??
      done(`${base}/meetings/${params.meeting}/minutes`, m.minutes_rest_aside_said()),
    drop: async (tx, { form, params, base }) => {
      const { id } = await readMeeting(tx, params.meeting ?? '')
      allow(tx.actor, partnershipPolicy.workTogether)
      const { draft } = parseForm(draftNamed, form)
      if (draft !== null) await dropDraft(tx, id, draft)
      return done(`${base}/meetings/${id}/minutes/write`)
    },
  },
)

export default function WriteMinutes() {
  const { meeting, minutes, draft, kept, live, writes, language, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/meetings/${meeting.id}`
  const back = `${here}/minutes`
  // What came back is shown in the form, whoever has the pen by now.
  const unsaved = problem?.values?.text !== undefined
  const id = typed('draft', draft.id)
  const version = Number(problem?.theirs?.version ?? typed('version', draft.version))
  return (
    <NarrowPage title={m.minutes_write()} back={{ to: back, label: meeting.title }}>
      {writes || unsaved ? (
        <Form method="post" className="form">
          <FormTrouble problem={problem} labels={{ text: m.minutes_text() }} />
          <input type="hidden" name="language" value={draft.language ?? minutes?.language ?? language} />
          {draft.stored && !unsaved && (
            <Notice>
              <p>{m.minutes_draft_taken_up()}</p>
              <Button look="quiet" small name="act" value="drop" formNoValidate>
                {m.minutes_draft_drop()}
              </Button>
            </Notice>
          )}
          <MinutesField
            key={`${id} ${version}`}
            meetingId={meeting.id}
            here={back}
            draft={{ ...draft, id, version }}
            live={live}
            unsaved={unsaved}
            defaultValue={typed('text', draft.text)}
            error={errorOf('text')}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.save()}
            </Button>
            <Button name="act" value="lay-down" formNoValidate>
              {m.minutes_pen_lay_down()}
            </Button>
            <noscript>
              <Button look="quiet" name="act" value="keep" formNoValidate>
                {m.minutes_keep()}
              </Button>
            </noscript>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      ) : (
        <>
          <FormTrouble problem={problem} />
          <SendLeft meetingId={meeting.id} here={back} />
          <LiveMinutes live={live} here={here} writes />
        </>
      )}
      <KeptDrafts kept={kept} />
    </NarrowPage>
  )
}
