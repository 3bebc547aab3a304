import { Form, useLoaderData } from 'react-router'
import { dayIn } from '#platform/context/days.ts'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { frameOf } from '../frame.server.ts'
import { pauseInput, resumeInput } from '../inputs.ts'
import { frameTitle } from '../parts/partnership-frame.tsx'
import { pausePartnership, resumePartnership } from '../pause.server.ts'
import { openBreaks } from '../reads.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partnership_pause_title())

/** Who may rest at the reader's word: all, the own organization, or one it records for. */
export const loader = load(async (tx, { params, base }) => {
  const id = params.partnership ?? ''
  const frame = await frameOf(tx, id)
  const all = can(tx.actor, partnershipPolicy.conclude)
  const behalf = can(tx.actor, partnershipPolicy.actOnBehalf)
  const mine = (organizationId: string | null) =>
    organizationId === null
      ? all
      : organizationId === tx.actor.organizationId
        ? can(tx.actor, partnershipPolicy.answer, { organizationId })
        : behalf
  if (!frame.can.work || !(all || frame.can.answer)) throw new Forbidden()
  const pauses = (await openBreaks(tx, id)).filter((entry) => entry.kind === 'pause')
  const { partners, paused } = frame.partnership
  const choices = partners.filter(
    (partner) => partner.standing === 'accepted' && !partner.paused && mine(partner.organizationId),
  )
  return {
    frame,
    back: `${base}/partnerships/${id}/people`,
    canAll: all && !paused,
    behalf,
    choices: choices.map(({ organizationId, name }) => ({ organizationId, name })),
    pauses: pauses.map((entry) => ({
      organizationId: entry.organizationId,
      note: entry.note,
      since: dayIn(tx.workspace.timeZone, entry.beganAt),
      mine: mine(entry.organizationId),
    })),
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const resuming = form.get('act') === 'resume'
  const answer = resuming
    ? await resumePartnership(tx, id, parseForm(resumeInput, form))
    : await pausePartnership(tx, id, parseForm(pauseInput, form))
  if (isRefusal(answer)) return answer
  return done(
    `${base}/partnerships/${id}/people`,
    resuming ? m.partnership_resumed() : m.partnership_paused(),
    answer.historyId,
  )
})

export default function PausePartnership() {
  const { frame, back, canAll, behalf, choices, pauses } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const nameOf = (organizationId: string | null) =>
    frame.partnership.partners.find((partner) => partner.organizationId === organizationId)?.name ??
    m.partnership_pause_all()
  return (
    <NarrowPage
      title={m.partnership_pause_title()}
      lede={m.partnership_pause_lede()}
      back={{ to: back, label: frame.partnership.name }}
    >
      {pauses.length > 0 && (
        <Section title={m.partnership_resume_title()}>
          <Rows>
            {pauses.map((pause) => (
              <Row
                key={pause.organizationId ?? 'all'}
                title={nameOf(pause.organizationId)}
                who={`${m.partnership_resting_since({ on: formatDay(pause.since, frame.today) })} · ${pause.note}`}
                end={
                  pause.mine && (
                    <Form method="post">
                      <input type="hidden" name="act" value="resume" />
                      <input type="hidden" name="organizationId" value={pause.organizationId ?? ''} />
                      <Button small>
                        {m.partnership_resume()}
                        <span className="aloud">: {nameOf(pause.organizationId)}</span>
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      {(canAll || choices.length > 0) && (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <Select
            name="organizationId"
            label={m.partnership_pause_who()}
            {...(canAll ? { empty: m.partnership_pause_all() } : {})}
            options={choices.map(({ organizationId, name }) => ({ value: organizationId, label: name }))}
            defaultValue={typed('organizationId', canAll ? '' : frame.ownOrganizationId)}
            error={errorOf('organizationId')}
          />
          <TextArea
            name="note"
            label={m.partnership_pause_note()}
            required
            rows={3}
            defaultValue={typed('note')}
            error={errorOf('note')}
          />
          {behalf && <EvidenceFields />}
          <FormActions>
            <Button look="go" pending={pending}>
              {m.partnership_pause()}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
