import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileSection } from '#platform/files/parts/file-list.tsx'
import { filesOf } from '#platform/files/reads.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, loadTraced } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { CommitmentRow } from '../../commitments/parts/commitment-row.tsx'
import { promisesFrom } from '../../commitments/reads.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { partnershipPolicy } from '../../policy.ts'
import { RecurringList } from '../../recurring/parts/recurring-list.tsx'
import { recurringFrom } from '../../recurring/reads.server.ts'
import { around } from '../around.server.ts'
import { decisionsOf, minutesOf, sendingOf } from '../beside.server.ts'
import { noteDecision, removeDecision } from '../decisions.server.ts'
import { liveMinutes, noteReader } from '../drafts/live.server.ts'
import { confirmInput, decisionInput } from '../inputs.ts'
import { readAsSent } from '../meeting.ts'
import { LiveMinutes } from '../parts/live-minutes.tsx'
import { MeetingHead } from '../parts/meeting-head.tsx'
import { MinutesText } from '../parts/minutes-text.tsx'
import { SendingWords } from '../parts/sending-words.tsx'
import { sayWrongAt } from '../say-of-minutes.server.ts'
import { confirmMinutes, sendMinutes } from '../send.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { meeting: { title: string } } }) => [
  { title: data?.meeting.title ?? m.meetings_title() },
]

export const loader = loadTraced(
  async (tx, { params, base }) => {
    const page = await around(tx, params.meeting ?? '')
    const own = { organizationId: tx.actor.organizationId }
    const sending = await sendingOf(tx, page.meeting)
    return {
      ...page,
      minutes: await minutesOf(tx, page.meeting),
      live: await liveMinutes(tx, page.meeting),
      decisions: await decisionsOf(tx, page.meeting),
      sending,
      wrong:
        sending === null || sending.organization.id === own.organizationId
          ? null
          : await sayWrongAt(tx, page, sending),
      files: await filesOf(tx, 'meeting', page.meeting.id),
      promises: await promisesFrom(tx, 'meeting', page.meeting.id),
      rounds: await recurringFrom(tx, 'meeting', page.meeting.id),
      choices: page.frame.can.work ? behalfChoices(tx, page.frame.partnership) : [],
      speaks: page.frame.can.work && can(tx.actor, partnershipPolicy.speakFor, own),
      zone: tx.timeZone,
      base,
    }
  },
  (tx, { live }) => noteReader(tx, live),
)

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const here = `${base}/meetings/${id}/minutes`
  switch (form.get('act')) {
    case 'send': {
      const answer = await sendMinutes(tx, id)
      return isRefusal(answer) ? answer : done(here, m.minutes_sent_said())
    }
    case 'confirm': {
      const answer = await confirmMinutes(tx, id, parseForm(confirmInput, form))
      return isRefusal(answer) ? answer : done(here, m.minutes_confirmed_said(), answer.historyId)
    }
    case 'remove-decision': {
      const answer = await removeDecision(tx, id, String(form.get('decision')))
      return isRefusal(answer) ? answer : done(here, m.meeting_decision_removed(), answer.historyId)
    }
    default: {
      const answer = await noteDecision(tx, id, parseForm(decisionInput, form))
      return isRefusal(answer) ? answer : done(here, m.meeting_decision_noted(), answer.historyId)
    }
  }
})

export default function MeetingMinutes() {
  const data = useLoaderData<typeof loader>()
  const {
    meeting,
    frame,
    minutes,
    live,
    decisions,
    sending,
    wrong,
    files,
    promises,
    rounds,
    choices,
    speaks,
    zone,
    base,
  } = data
  const { problem, errorOf, typed } = useProblem()
  const here = `${base}/meetings/${meeting.id}`
  const writes = frame.can.work && meeting.state !== 'cancelled'
  const partners = presentPartners(frame.partnership.partners).map((one) => ({
    id: one.organizationId,
    name: one.name,
  }))
  const confirmed = sending?.confirmedBy.some((one) => one.id === frame.ownOrganizationId) ?? false
  const asSent = readAsSent(minutes, sending)
  return (
    <>
      <MeetingHead meeting={meeting} frame={frame} base={base} />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <Section
          title={m.minutes_title()}
          {...(writes
            ? {
                aside: (
                  <Link to={`${here}/minutes/write`}>
                    {minutes === null ? m.minutes_write() : m.minutes_write_on()}
                  </Link>
                ),
              }
            : {})}
        >
          <LiveMinutes live={live} here={here} writes={writes} />
          {minutes === null ? (
            live.draft === null && <p className="soft">{m.minutes_none()}</p>
          ) : (
            <>
              {live.draft !== null && <h3>{m.minutes_saved_title()}</h3>}
              <MinutesText minutes={minutes} />
              <p className="soft small">
                {m.minutes_by({
                  organization: minutes.organization.name,
                  day: formatMoment(minutes.updatedAt, zone),
                })}
              </p>
            </>
          )}
          {(minutes !== null || sending !== null) && (
            <div className="stack" style={{ '--gap': 'var(--s3)', marginBlockStart: 'var(--s4)' }}>
              {sending !== null && (
                <SendingWords sending={sending} minutes={minutes} partners={partners} zone={zone} />
              )}
              {writes && meeting.state === 'held' && minutes !== null && !asSent && (
                <Form method="post">
                  <Button look={sending === null ? 'go' : 'plain'} name="act" value="send">
                    {sending === null ? m.minutes_send() : m.minutes_send_again()}
                  </Button>
                </Form>
              )}
              {sending !== null && asSent && ((speaks && !confirmed) || choices.length > 0) && (
                <Form method="post" className="form">
                  <input type="hidden" name="sendingId" value={sending.id} />
                  <BehalfFields choices={choices} />
                  <Button look="go" name="act" value="confirm">
                    {m.minutes_confirm()}
                  </Button>
                </Form>
              )}
              {wrong !== null && (
                <p>
                  <Link to={`${base}${wrong}`}>{m.minutes_wrong()}</Link>
                </p>
              )}
            </div>
          )}
        </Section>
        <FileSection files={files} base={base} add={writes ? `${here}/files/new` : null} />
        <Section title={m.meeting_decisions()}>
          {decisions.length === 0 ? (
            <p className="soft">{m.meeting_decisions_none()}</p>
          ) : (
            <Rows label={m.meeting_decisions()}>
              {decisions.map((one) => (
                <Row
                  key={one.id}
                  title={one.text}
                  {...(one.decisionId === null ? {} : { to: `${base}/decisions/${one.decisionId}` })}
                  end={
                    writes &&
                    one.decisionId === null && (
                      <Link
                        to={`${base}/partnerships/${meeting.partnershipId}/decisions/new?noted=${one.id}`}
                      >
                        {m.meeting_decision_keep()}
                        <span className="aloud"> {one.text}</span>
                      </Link>
                    )
                  }
                  actions={
                    writes &&
                    one.organization.id === frame.ownOrganizationId && (
                      <Form method="post">
                        <input type="hidden" name="decision" value={one.id} />
                        <Button look="quiet" small name="act" value="remove-decision">
                          {m.remove()}
                          <span className="aloud"> {one.text}</span>
                        </Button>
                      </Form>
                    )
                  }
                />
              ))}
            </Rows>
          )}
          {writes && (
            <Form method="post" className="form">
              <TextField
                name="text"
                label={m.meeting_decision_text()}
                required
                maxLength={1000}
                defaultValue={typed('text')}
                error={errorOf('text')}
              />
              <Button name="act" value="decide">
                {m.meeting_decision_note()}
              </Button>
            </Form>
          )}
        </Section>
        <Section title={m.meeting_actions()}>
          {promises.length === 0 ? (
            <p className="soft">{m.meeting_actions_none()}</p>
          ) : (
            <Rows label={m.meeting_actions()}>
              {promises.map((row) => (
                <CommitmentRow key={row.id} row={row} base={base} today={frame.today} />
              ))}
            </Rows>
          )}
          {writes && <ButtonLink to={`${here}/action`}>{m.meeting_action_add()}</ButtonLink>}
        </Section>
        <RecurringList promises={rounds} base={base} today={frame.today} />
      </div>
    </>
  )
}
