import { Form, useLoaderData } from 'react-router'
import { historyOfNoun } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { arrangeRotas } from '../arrange.server.ts'
import { placesInput } from '../inputs.ts'
import { PlacesForm } from '../parts/places-form.tsx'
import { ServedTable } from '../parts/served-table.tsx'
import { TurnTable } from '../parts/turn-table.tsx'
import { swapStateWord, swapWords } from '../say.ts'
import { rotaView } from '../view.server.ts'
import { volunteer } from '../volunteer.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.rota_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  return {
    frame,
    view: await rotaView(tx, frame.partnership),
    // Each sentence names its place already.
    history: (await historyOfNoun(tx, frame.partnership.id, 'rota')).map((line) => ({
      ...line,
      about: null,
    })),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readPartnership(tx, params.partnership ?? '')
  const here = `${base}/partnerships/${id}/rota`
  if (form.get('act') === 'volunteer') {
    const answer = await volunteer(tx, id)
    return isRefusal(answer) ? answer : done(here, m.rota_volunteered(), answer.historyId)
  }
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await arrangeRotas(tx, id, parseForm(placesInput, form).places)
  return isRefusal(answer) ? answer : done(here, m.rota_arranged())
})

export default function RotaPage() {
  const { frame, view, history, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today } = frame
  const here = `${base}/partnerships/${frame.partnership.id}`
  const began = view.rotas.length > 0
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.rota_lede()}>
      <h2 className="aloud">{m.rota_title()}</h2>
      <FormTrouble problem={problem} />
      {!began && (
        <EmptyState title={m.rota_empty_title()}>
          <p>{m.rota_empty_why()}</p>
        </EmptyState>
      )}
      {began && view.passedOver && frame.can.work && (
        <Notice
          action={
            <Form method="post">
              <Button name="act" value="volunteer">
                {m.rota_volunteer()}
              </Button>
            </Form>
          }
        >
          {m.rota_passed_over()}
        </Notice>
      )}
      {began && (
        <Section title={m.rota_next()} lede={m.rota_next_lede()}>
          {view.meetings.length === 0 ? (
            <EmptyState
              level={3}
              title={m.rota_no_meeting()}
              action={
                frame.can.work && <ButtonLink to={`${here}/meetings/new`}>{m.meeting_call()}</ButtonLink>
              }
            />
          ) : (
            <TurnTable
              places={view.going}
              meetings={view.meetings}
              may={frame.can.work}
              base={base}
              today={today}
            />
          )}
        </Section>
      )}
      {view.swaps.length > 0 && (
        <Section title={m.rota_swaps()}>
          <Rows label={m.rota_swaps()}>
            {view.swaps.map((swap) => (
              <Row
                key={swap.id}
                title={swapWords(swap)}
                to={`${base}/rota-swaps/${swap.id}`}
                end={swapStateWord(swap.state)}
              />
            ))}
          </Rows>
        </Section>
      )}
      {began && (
        <Section title={m.rota_served()} lede={m.rota_served_lede()}>
          {view.anyServed ? (
            <>
              <ServedTable served={view.served} places={view.going} />
              <p className="small">
                <a href={`${here}/rota.csv`}>{m.csv()}</a>
              </p>
            </>
          ) : (
            <p className="soft">{m.rota_served_none()}</p>
          )}
        </Section>
      )}
      {frame.can.work && <PlacesForm going={view.going} />}
      {history.length > 0 && (
        <Section title={m.rota_history()}>
          <History lines={history} />
        </Section>
      )}
    </PartnershipFrame>
  )
}
