import type { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { addLearning } from './add.server.ts'
import { changeLearning } from './change.server.ts'
import {
  type LearningInput,
  learningChange,
  learningFilters,
  learningInput,
  learningShape,
} from './inputs.ts'
import type { Learning } from './learning.ts'
import { listLearnings, readLearning } from './reads.server.ts'
import { removeLearning } from './remove.server.ts'

const shapeOf = (one: Learning): z.output<typeof learningShape> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  onBehalf: one.behalf !== null,
  kind: one.kind,
  text: one.text,
  language: one.language,
  translation: one.translation,
  translationLanguage: one.translationLanguage,
  speaker: one.speaker,
  communityId: one.community?.id ?? null,
  touchpointId: one.source?.kind === 'touchpoint' ? one.source.id : null,
  meetingId: one.source?.kind === 'meeting' ? one.source.id : null,
  heardOn: one.heardOn,
  audience: one.audience,
  organizationId: one.organization.id,
  version: one.version,
})

export const learningsApi: ApiResource = {
  name: 'learnings',
  summary:
    'What partners learned of the communities they serve: culture, needs, networks that are there, and people’s own words. A speaker is described as they wish, and never by a record.',
  shape: learningShape,
  filters: learningFilters,
  list: async (tx, { query, limit, cursor, filters }) => {
    const page = await listLearnings(tx, {
      query,
      limit,
      cursor,
      filters: filters as z.output<typeof learningFilters>,
    })
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, id) => shapeOf(await readLearning(tx, id)),
  create: {
    input: learningInput.extend({ partnershipId: id() }),
    run: (tx, { partnershipId, ...input }: LearningInput & { partnershipId: string }) =>
      addLearning(tx, partnershipId, input),
  },
  change: { input: learningChange, run: changeLearning },
  remove: removeLearning,
}
