import { Form } from 'react-router'
import { dayIn } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { isHandedOver, type Turn } from '../turn.ts'

/** Whose turn it is to write, from whom and what for; with a way to take the pen where one may. */
export function TurnBand({
  turn,
  own,
  timeZone,
  today,
  mayTake,
  freeOn,
}: {
  turn: Turn
  own: boolean
  timeZone: string
  today: string
  mayTake: boolean
  /** The day from which any side may take it; null where that isn't said. */
  freeOn: string | null
}) {
  const handed = isHandedOver(turn)
  const facts = {
    organization: turn.organizationName,
    giver: turn.givenByOrganizationName,
    name: turn.givenByPersonName ?? turn.givenByOrganizationName,
    day: formatDay(dayIn(timeZone, turn.givenAt), today),
  }
  return (
    <Notice
      title={
        own ? (handed ? m.agreement_turn_ours() : m.agreement_turn_with_us()) : m.agreement_turn_theirs(facts)
      }
      action={
        mayTake && (
          <Form method="post">
            <Button small name="act" value="take">
              {m.agreement_take_pen()}
            </Button>
          </Form>
        )
      }
    >
      <p>
        {handed
          ? own
            ? m.agreement_turn_handed_us(facts)
            : m.agreement_turn_handed_them(facts)
          : own
            ? m.agreement_turn_read_along()
            : m.agreement_turn_since(facts)}
        {!own && freeOn !== null && ` ${m.agreement_turn_free({ day: formatDay(freeOn, today) })}`}
      </p>
      {turn.wanted !== '' && <p>{m.agreement_turn_wanted({ name: facts.name, wanted: turn.wanted })}</p>}
    </Notice>
  )
}
