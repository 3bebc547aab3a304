import type { ApiResource } from '#platform/api/resource.server.ts'
import { choicesIn, mergeInput } from './inputs.ts'
import { merge } from './merge.server.ts'
import type { MergeKind } from './merge.ts'

/** `POST /api/v1/organizations/:id/merge`: brings another record into this one; a choice a field, else as the page would choose. */
export const mergeState = (kind: MergeKind): NonNullable<ApiResource['states']> => ({
  merge: {
    summary:
      'Brings another record that is the same into this one: everything that leads to it moves here. Can be taken apart again on its page for 30 days.',
    input: mergeInput(kind),
    make: (tx, id, input: { fromId: string } & Record<string, unknown>) =>
      merge(tx, kind, { intoId: id, fromId: input.fromId, choices: choicesIn(kind, input) }),
  },
})
