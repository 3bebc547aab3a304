import { readPartnership } from '#features/partnerships/partnerships/reads.server.ts'
import { answerSwap } from '#features/partnerships/rotas/answer.server.ts'
import { beginRota } from '#features/partnerships/rotas/begin.server.ts'
import { turnsAhead } from '#features/partnerships/rotas/open.server.ts'
import { skipTurn } from '#features/partnerships/rotas/skip.server.ts'
import { askSwap } from '#features/partnerships/rotas/swap.server.ts'
import { takeTurn } from '#features/partnerships/rotas/take.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { rotas, type ToldTurn } from '../rotas.ts'
import type { Circle } from './circle.server.ts'

/** What goes round in a partnership: whose turn is written down, who passes one on, and who asks whom to swap. */
export function tellRotas(circle: Circle): void {
  const { story, told } = circle
  for (const { places, day, by, turns } of rotas.filter(({ partnership }) => partnership === told.key)) {
    const ids = new Map<string, string>()
    for (const place of places)
      story.on(day, 'agreed', `rota of ${told.key}`, async () => {
        const answer = await beginRota(await circle.as(by, day), { partnershipId: circle.id, place })
        if (!isRefusal(answer)) ids.set(place, answer.id)
        return answer
      })
    for (const turn of turns) tellTurn(circle, turn, () => ids.get(turn.place) ?? '')
  }
}

function tellTurn(circle: Circle, turn: ToldTurn, rotaId: () => string): void {
  const { story, town, told } = circle
  const what = `turn of ${turn.by} in ${told.key}`
  let swapId = ''
  story.on(turn.day, 'asked', what, async () => {
    const tx = await circle.as(turn.by, turn.day)
    const meetingId = await turnOf(tx, circle, turn, rotaId())
    if ('takes' in turn) return takeTurn(tx, rotaId(), { meetingId })
    if ('skips' in turn) return skipTurn(tx, rotaId(), { meetingId, reason: turn.skips.text })
    const toId = town.id('person', turn.asks)
    const asked = await askSwap(tx, rotaId(), { meetingId, toId, note: turn.note.text })
    if (!isRefusal(asked)) swapId = asked.id
    return asked
  })
  const answer = 'answer' in turn ? turn.answer : undefined
  if (answer !== undefined)
    story.on(answer.day, 'asked', what, async () =>
      answerSwap(await circle.as(answer.by, answer.day), { swapId, accepts: answer.accepts }),
    )
}

/** The next turn of whoever acts, or where they have none ahead, the next that is not of whom they ask. */
async function turnOf(tx: Tx, { town, id }: Circle, turn: ToldTurn, rotaId: string): Promise<string> {
  const { turns } = await turnsAhead(tx, await readPartnership(tx, id))
  const ahead = turns.filter((one) => one.rotaId === rotaId && one.on > addDays(tx.today, answeredWithin))
  const { personId, organizationId } = tx.actor
  const own = ahead.find(
    (one) => one.personId === personId || (one.personId === null && one.organizationId === organizationId),
  )
  const asked = 'asks' in turn ? town.id('person', turn.asks) : null
  const open = ahead.find((one) => ('takes' in turn ? !one.isSet : one.personId !== asked))
  return ('takes' in turn ? open : (own ?? open))?.meetingId ?? ''
}

/** Days: a swap is about a meeting that is still to come when it is answered. */
const answeredWithin = 3
