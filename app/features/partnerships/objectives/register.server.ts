import { z } from 'zod'
import type { Feature } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { id } from '#platform/http/fields.ts'
import { m } from '#platform/words/words.ts'
import { changeObjective } from './change.server.ts'
import { objectivesChapter } from './chapter.server.tsx'
import { exportedObjectives } from './export.server.ts'
import {
  type ObjectiveInput,
  objectiveChange,
  objectiveInput,
  objectiveShape,
  serviceInput,
} from './inputs.ts'
import type { Objective } from './objective.ts'
import { listObjectives, objectiveReach, objectivesById, readObjective } from './reads.server.ts'
import { removeObjective, restoreObjective, unsetObjective } from './remove.server.ts'
import { serveObjective, undoServe } from './serve.server.ts'
import { setObjective } from './set.server.ts'

const filters = z.object({ partnershipId: id().optional(), organizationId: id().optional() })

const outward = (one: Objective) => ({ ...one, onBehalf: one.behalf !== null })

export const objectives: Omit<Feature, 'name'> = {
  inverses: {
    'objective.set': unsetObjective,
    'objective.removed': restoreObjective,
    'objective.served': undoServe,
  },
  sentences: {
    'objective.set': () => m.history_objective_set(),
    'objective.changed': () => m.history_objective_changed(),
    'objective.removed': () => m.history_objective_removed(),
    'objective.restored': () => m.history_objective_restored(),
    'objective.served': () => m.history_objective_served(),
    'objective.service_taken_back': () => m.history_objective_service_taken_back(),
  },
  searchKinds: [
    {
      kind: 'objective',
      table: 'objectives',
      label: () => m.objectives_title(),
      reach: objectiveReach,
      describe: async (tx, ids) =>
        (await objectivesById(tx, ids)).map((one) => ({
          id: one.id,
          title: one.what,
          detail: one.partnershipName,
          href: `/partnerships/${one.partnershipId}/objectives#objective-${one.id}`,
        })),
    },
  ],
  merges: [
    ...mergeColumns('person', [['objectives', 'set_by_person_id']]),
    ...mergeColumns('organization', [
      ['objectives', 'organization_id', (count) => m.merge_objectives({ count })],
    ]),
  ],
  chapters: [objectivesChapter],
  exports: [exportedObjectives],
  api: [
    {
      name: 'objectives',
      summary: 'What each partner wants for itself, and which shared goals serve it.',
      shape: objectiveShape,
      filters,
      list: async (tx, { query, limit, cursor, filters: asked }) => {
        const page = await listObjectives(tx, {
          query,
          limit,
          cursor,
          direction: 'asc',
          ...(asked as z.output<typeof filters>),
        })
        return { ...page, items: page.items.map(outward) }
      },
      get: async (tx, id) => outward(await readObjective(tx, id)),
      create: {
        input: objectiveInput.extend({ partnershipId: id() }),
        run: (tx, { partnershipId, ...input }: ObjectiveInput & { partnershipId: string }) =>
          setObjective(tx, partnershipId, input),
      },
      change: { input: objectiveChange, run: changeObjective },
      remove: removeObjective,
      states: {
        services: {
          summary: 'Says that a goal serves the objective, and why.',
          input: serviceInput,
          make: serveObjective,
        },
      },
    },
  ],
}
