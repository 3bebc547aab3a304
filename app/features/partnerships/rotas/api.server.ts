import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { answerSwap } from './answer.server.ts'
import { beginRota, endRota } from './begin.server.ts'
import { rotaInput, rotaShape, skipInput, swapInput, swapShape, turnInput } from './inputs.ts'
import { turnsAhead } from './open.server.ts'
import { listRotas, listSwaps, readRota, readSwap } from './reads.server.ts'
import type { Swap } from './rota.ts'
import { skipTurn } from './skip.server.ts'
import { askSwap, withdrawSwap } from './swap.server.ts'
import { takeTurn } from './take.server.ts'

async function wholeRota(tx: Tx, rotaId: string) {
  const rota = await readRota(tx, rotaId)
  const { turns } = await turnsAhead(tx, await readPartnership(tx, rota.partnershipId))
  return {
    ...rota,
    turns: turns
      .filter((turn) => turn.rotaId === rota.id)
      .map(({ rotaId: _, place: _place, ...turn }) => turn),
  }
}

const outward = ({ id, rotaId, partnershipId, meetingId, from, to, note, state }: Swap) => ({
  id,
  rotaId,
  partnershipId,
  meetingId,
  from: side(from),
  to: side(to),
  note,
  state,
})
const side = ({ organizationId, personId }: { organizationId: string; personId: string | null }) => ({
  organizationId,
  personId,
})

export const rotasApi: ApiResource = {
  name: 'rotas',
  summary: 'What goes round in the meetings of a partnership, whose turn it is, and who swaps with whom.',
  shape: rotaShape,
  filters: z.object({ partnershipId: id().optional() }),
  list: (tx, { limit, cursor, filters }) =>
    listRotas(tx, { limit, cursor, ...(filters as { partnershipId?: string }) }),
  get: wholeRota,
  create: { input: rotaInput, run: beginRota },
  remove: endRota,
  states: {
    turns: {
      summary: 'Writes into a meeting to come whose turn it is.',
      input: turnInput,
      make: takeTurn,
    },
    skips: { summary: 'Passes a turn on, with why.', input: skipInput, make: skipTurn },
    swaps: { summary: 'Asks somebody to swap a turn.', input: swapInput, make: askSwap },
  },
}

export const swapsApi: ApiResource = {
  name: 'rota-swaps',
  summary: 'Swaps of turns that somebody asked for, and what was answered.',
  shape: swapShape,
  filters: z.object({ partnershipId: id().optional() }),
  list: async (tx, { limit, cursor, filters }) => {
    const page = await listSwaps(tx, { limit, cursor, ...(filters as { partnershipId?: string }) })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, swapId) => outward(await readSwap(tx, swapId)),
  states: {
    acceptance: {
      summary: 'Whoever is asked says yes: the turn is theirs.',
      make: (tx: Tx, swapId: string) => answerSwap(tx, { swapId, accepts: true }),
    },
    refusal: {
      summary: 'Whoever is asked says no.',
      make: (tx: Tx, swapId: string) => answerSwap(tx, { swapId, accepts: false }),
    },
    withdrawal: { summary: 'Takes the question back.', make: withdrawSwap },
  },
}
