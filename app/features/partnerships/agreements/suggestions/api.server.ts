import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { reasonInput } from '../inputs.ts'
import { acceptSuggestion } from './accept.server.ts'
import { declineSuggestion } from './decline.server.ts'
import { type SuggestionInput, suggestionForApi, suggestionShape } from './inputs.ts'
import { listSuggestions, readSuggestion } from './reads.server.ts'
import { suggestWords } from './suggest.server.ts'
import type { Suggestion } from './suggestion.ts'
import { withdrawSuggestion } from './withdraw.server.ts'

const shapeOf = (suggestion: Suggestion): z.output<typeof suggestionShape> => ({
  id: suggestion.id,
  agreementId: suggestion.agreementId,
  partnershipId: suggestion.partnershipId,
  number: suggestion.number,
  passage: suggestion.passage,
  nth: suggestion.nth,
  wording: suggestion.wording,
  why: suggestion.why,
  organizationId: suggestion.organizationId,
  personId: suggestion.personId,
  suggestedAt: suggestion.suggestedAt.toISOString(),
  standing: suggestion.standing,
  passed: suggestion.passed,
  reason: suggestion.outcome?.reason ?? '',
  becameNumber: suggestion.outcome?.number ?? null,
})

const filters = z.object({ agreementId: id().optional(), partnershipId: id().optional() })

export const suggestionsApi: ApiResource = {
  name: 'agreement-suggestions',
  summary: 'Other words for a passage of an agreement that is still being written, and what came of them.',
  shape: suggestionShape,
  filters,
  list: async (tx, { limit, cursor, filters: wanted }) => {
    const { agreementId, partnershipId } = wanted as z.output<typeof filters>
    const page = await listSuggestions(tx, {
      limit,
      cursor,
      ...(agreementId === undefined ? {} : { agreementId }),
      ...(partnershipId === undefined ? {} : { partnershipId }),
    })
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, one) => shapeOf(await readSuggestion(tx, one)),
  create: {
    input: suggestionForApi,
    run: (tx: Tx, { agreementId, ...input }: SuggestionInput & { agreementId: string }) =>
      suggestWords(tx, agreementId, input),
  },
  states: {
    acceptance: {
      summary: 'Takes the words into the text as a new version, by the side that has the pen.',
      make: acceptSuggestion,
    },
    refusal: {
      summary: 'Leaves the text as it is, with a reason, by the side that has the pen.',
      input: reasonInput,
      make: declineSuggestion,
    },
    withdrawal: {
      summary: 'Takes the suggestion back, by the organization that made it.',
      make: withdrawSuggestion,
    },
  },
}
