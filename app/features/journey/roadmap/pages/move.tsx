import { Form, useLoaderData } from 'react-router'
import { isDay } from '#platform/context/days.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { moveInput } from '../inputs.ts'
import { moveAhead } from '../move.server.ts'
import { readAhead } from '../reads.server.ts'

export const meta = () => [{ title: m.roadmap_move_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const line = await readAhead(tx, url.searchParams.get('kind') ?? '', params.record ?? '')
  if (line.partnershipId !== partnership.id) throw new NotFound()
  const source = tx.system.registry.roadmap.find((one) => one.kind === line.kind)
  const to = url.searchParams.get('to') ?? ''
  return {
    line,
    asksWhy: source?.asksWhy === true,
    to: isDay(to) ? to : line.on,
    back: `${base}/partnerships/${partnership.id}/roadmap`,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const line = await readAhead(tx, url.searchParams.get('kind') ?? '', params.record ?? '')
  if (line.partnershipId !== partnership.id) throw new NotFound()
  const moved = await moveAhead(tx, line.kind, line.recordId, parseForm(moveInput, form))
  if (isRefusal(moved)) return moved
  return done(
    `${base}/partnerships/${partnership.id}/roadmap`,
    moved.asked ? m.roadmap_said_asked() : m.roadmap_said_moved(),
    moved.historyId,
  )
})

export default function MoveAhead() {
  const { line, asksWhy, to, back, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={m.roadmap_move_title()}
      lede={m.roadmap_move_lede({ title: line.title, day: formatDay(line.on, today) })}
      back={{ to: back, label: m.roadmap_title_of({ partnership: line.partnershipName }) }}
    >
      {!line.move.may ? (
        <Notice tone="info" action={<ButtonLink to={`${base}${line.href}`}>{m.roadmap_see()}</ButtonLink>}>
          {line.move.why}
        </Notice>
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <DateField
            name="on"
            label={m.commitment_new_day()}
            required
            min={today}
            defaultValue={typed('on', to)}
            error={errorOf('on')}
          />
          {asksWhy && (
            <TextArea
              name="reason"
              label={m.commitment_reason()}
              help={m.commitment_reason_help()}
              required
              rows={3}
              defaultValue={typed('reason')}
              error={errorOf('reason')}
            />
          )}
          <FormActions {...(asksWhy ? { note: m.commitment_renegotiate_note() } : {})}>
            <Button look="go" pending={pending}>
              {asksWhy ? m.commitment_renegotiate() : m.roadmap_move_do()}
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
