import { readPartnership } from '#features/partnerships/partnerships/reads.server.ts'
import { beginRota } from '#features/partnerships/rotas/begin.server.ts'
import { turnsAhead } from '#features/partnerships/rotas/open.server.ts'
import { askSwap } from '#features/partnerships/rotas/swap.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { rotas } from '../rotas.ts'
import type { Circle } from './circle.server.ts'

/** What goes round in a partnership, and who asks whom to swap. */
export function tellRotas(circle: Circle): void {
  const { story, town, told } = circle
  for (const { places, day, by, swap } of rotas.filter(({ partnership }) => partnership === told.key)) {
    let chair = ''
    for (const place of places)
      story.on(day, 'agreed', `rota of ${told.key}`, async () => {
        const answer = await beginRota(await circle.as(by, day), { partnershipId: circle.id, place })
        if (place === 'chair' && !isRefusal(answer)) chair = answer.id
        return answer
      })
    story.on(swap.day, 'asked', `swap in ${told.key}`, async () => {
      const tx = await circle.as(swap.by, swap.day)
      const { turns } = await turnsAhead(tx, await readPartnership(tx, circle.id))
      const turn = turns.find((one) => one.rotaId === chair)
      return askSwap(tx, chair, {
        meetingId: turn?.meetingId ?? '',
        toId: town.id('person', swap.to),
        note: swap.note.text,
      })
    })
  }
}
