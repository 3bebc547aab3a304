import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { cutRows } from '#platform/http/paging.server.ts'
import { answerAsking, askPartners } from './asking.server.ts'
import { type Asking, askingsIn, askingsOf } from './askings.server.ts'
import { askingAnswer, askingsShape } from './inputs.ts'

const shapeOf = (id: string, askings: readonly Asking[]): z.output<typeof askingsShape> => ({
  id,
  askings: askings.map(({ organization, askedOn, answeredOn, answer, weight }) => ({
    organizationId: organization.id,
    askedOn,
    answeredOn,
    answer,
    counts: weight === 'counts',
  })),
})

/** By partnership, as that is what is asked about. */
export const askingsApi: ApiResource = {
  name: 'concern-askings',
  summary:
    'By partnership: which partners were asked whether there is anything to talk about, and what they said; “nothing” is an answer too.',
  shape: askingsShape,
  filters: z.object({}),
  list: async (tx, { cursor, limit }) => {
    const by = Map.groupBy(await askingsIn(tx), (one) => one.partnershipId)
    const rows = [...by].map(([id, askings]) => ({ id, askings })).sort((a, b) => (a.id < b.id ? -1 : 1))
    const page = cutRows(rows, cursor, limit)
    return { ...page, items: page.items.map(({ id, askings }) => shapeOf(id, askings)) }
  },
  get: async (tx, partnershipId) => shapeOf(partnershipId, await askingsOf(tx, partnershipId)),
  states: {
    question: {
      summary: 'Asks every partner that is not being asked already.',
      make: askPartners,
    },
    answer: {
      summary:
        'Says for the own organization whether there is anything to talk about, or for a partner that told so, with how it is known.',
      input: askingAnswer,
      make: answerAsking,
    },
  },
}
