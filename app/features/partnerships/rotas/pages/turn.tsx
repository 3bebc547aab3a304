import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { candidatesFor } from '../candidates.server.ts'
import { skipInput, swapInput, turnInput } from '../inputs.ts'
import { turnsAhead } from '../open.server.ts'
import { readRota } from '../reads.server.ts'
import { placeWord, sideWords } from '../say.ts'
import { skipTurn } from '../skip.server.ts'
import { askSwap } from '../swap.server.ts'
import { takeTurn } from '../take.server.ts'

export const meta = () => [{ title: m.rota_turn_title() }]

/** One turn; of the nearest meeting where none is named. */
export const loader = load(async (tx, { params, url, base }) => {
  const rota = await readRota(tx, params.rota ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const partnership = await readPartnership(tx, rota.partnershipId)
  const { circle, turns } = await turnsAhead(tx, partnership)
  const wanted = url.searchParams.get('meeting')
  const own = turns.filter((turn) => turn.rotaId === rota.id)
  const turn = wanted === null ? own[0] : own.find((one) => one.meetingId === wanted)
  if (wanted !== null && turn === undefined) throw new NotFound()
  const meeting = circle.coming.find((one) => one.id === turn?.meetingId)
  const all = candidatesFor(circle, rota.place)
  const whose = all.find(
    (one) => one.organizationId === turn?.organizationId && one.personId === turn.personId,
  )
  return {
    rota,
    partnership: { id: partnership.id, name: partnership.name },
    turn: turn ?? null,
    meeting: meeting === undefined ? null : { id: meeting.id, title: meeting.title, on: meeting.startsOn },
    whose: whose === undefined ? null : sideWords(whose),
    others: all
      .filter((one) => one !== whose)
      .map((one) => ({ value: one.personId ?? one.organizationId, label: sideWords(one) })),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.rota ?? ''
  const { partnershipId } = await readRota(tx, id)
  allow(tx.actor, partnershipPolicy.workTogether)
  const to = `${base}/partnerships/${partnershipId}/rota`
  if (form.get('act') === 'take') {
    const answer = await takeTurn(tx, id, parseForm(turnInput, form))
    return isRefusal(answer) ? answer : done(to, m.rota_taken(), answer.historyId)
  }
  if (form.get('act') === 'skip') {
    const answer = await skipTurn(tx, id, parseForm(skipInput, form))
    return isRefusal(answer) ? answer : done(to, m.rota_skipped(), answer.historyId)
  }
  const answer = await askSwap(tx, id, parseForm(swapInput, form))
  return isRefusal(answer) ? answer : done(to, m.rota_swap_sent(), answer.historyId)
})

export default function TurnPage() {
  const { rota, partnership, turn, meeting, whose, others, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const place = placeWord(rota.place)
  const back = {
    to: `${base}/partnerships/${partnership.id}/rota`,
    label: m.rota_back({ partnership: partnership.name }),
  }
  if (turn === null || meeting === null)
    return (
      <NarrowPage title={m.rota_turn_title()} back={back}>
        <EmptyState
          title={m.rota_no_meeting()}
          action={
            <ButtonLink to={`${base}/partnerships/${partnership.id}/meetings/new`}>
              {m.meeting_call()}
            </ButtonLink>
          }
        />
      </NarrowPage>
    )
  const facts = { place, meeting: meeting.title, day: formatWeekday(meeting.on) }
  const meetingId = <input type="hidden" name="meetingId" value={meeting.id} />
  return (
    <NarrowPage
      title={whose ?? m.rota_nobody()}
      lede={turn.isSet ? m.rota_turn_set(facts) : m.rota_turn_proposed(facts)}
      back={back}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {!turn.isSet && whose !== null && (
          <Form method="post">
            {meetingId}
            <Button look="go" name="act" value="take" pending={pending}>
              {m.rota_take()}
            </Button>
          </Form>
        )}
        {whose !== null && others.length > 0 && (
          <Section title={m.rota_swap()} lede={m.rota_swap_lede()}>
            <Form method="post" className="form">
              {meetingId}
              <Select
                name="toId"
                label={m.rota_swap_with()}
                required
                empty={m.rota_swap_choose()}
                options={others}
                defaultValue={typed('toId')}
                error={errorOf('toId')}
              />
              <TextArea
                name="note"
                label={m.rota_swap_note()}
                mark={m.optional()}
                rows={2}
                defaultValue={typed('note')}
                error={errorOf('note')}
              />
              <Button name="act" value="swap" pending={pending}>
                {m.rota_swap_ask()}
              </Button>
            </Form>
          </Section>
        )}
        {whose !== null && (
          <Section title={m.rota_skip()} lede={m.rota_skip_lede()}>
            <Form method="post" className="form">
              {meetingId}
              <TextArea
                name="reason"
                label={m.rota_skip_reason()}
                required
                rows={2}
                defaultValue={typed('reason')}
                error={errorOf('reason')}
              />
              <Button name="act" value="skip" pending={pending}>
                {m.rota_skip_button()}
              </Button>
            </Form>
          </Section>
        )}
      </div>
    </NarrowPage>
  )
}
