import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { language, text } from '#platform/http/fields.ts'
import { answerExpertise } from './answer.server.ts'
import { creditExpertise } from './credit.server.ts'
import type { Expertise } from './expertise.ts'
import { creditInput, expertiseInput, expertiseShape } from './inputs.ts'
import { offerExpertise, withdrawExpertise } from './offer.server.ts'
import { listExpertise, readExpertise } from './reads.server.ts'
import { whoKnows } from './who-knows.server.ts'

const outward = ({ holder: _, credits, ...one }: Expertise) => ({
  ...one,
  credits: credits.map(({ id, usedOn, whatFor, partnershipId, meetingId }) => ({
    id,
    usedOn,
    whatFor,
    partnershipId,
    meetingId,
  })),
})

export const expertiseApi: ApiResource = {
  name: 'expertise',
  summary: 'What organizations and people know, found by topic, and where it was used.',
  shape: expertiseShape,
  filters: z.object({
    language: language().optional(),
    for: text(2000)
      .optional()
      .describe(
        'A question in a sentence or more: answers at most three that may know, the likeliest first, in place of a page.',
      ),
  }),
  list: async (tx, { query, limit, cursor, filters }) => {
    const { for: question, ...asked } = filters as { language?: string; for?: string }
    if (question !== undefined) {
      const speaks = (one: Expertise) =>
        asked.language === undefined || one.languages.includes(asked.language)
      const items = (await whoKnows(tx, [{ asked: question }], speaks)).map((one) => outward(one.expertise))
      return { items, total: items.length, next: null }
    }
    const page = await listExpertise(tx, { query, limit, cursor, direction: 'asc', ...asked })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, id) => outward(await readExpertise(tx, id)),
  create: { input: expertiseInput, run: offerExpertise },
  remove: withdrawExpertise,
  states: {
    acceptance: {
      summary: 'They stand by what somebody else said they know.',
      make: (tx: Tx, id: string) => answerExpertise(tx, id, true),
    },
    refusal: {
      summary: 'They don’t stand by what somebody else said they know.',
      make: (tx: Tx, id: string) => answerExpertise(tx, id, false),
    },
    credits: {
      summary: 'Says when and for what it was used in a partnership.',
      input: creditInput,
      make: creditExpertise,
    },
  },
}
