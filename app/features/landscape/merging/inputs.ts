import { z } from 'zod'
import { id } from '#platform/http/fields.ts'
import { type Choice, type MergeKind, mergeFields } from './merge.ts'

const choice = z.enum(['into', 'from', 'both'])

/** Field by field whose value is kept; what is left out is chosen as the page would. */
const choicesOf = (kind: MergeKind) =>
  Object.fromEntries(mergeFields[kind].map(({ name }) => [name, choice.optional()])) as Record<
    string,
    z.ZodOptional<typeof choice>
  >

/** What the page sends: which of the two stays, the versions that were looked at, and a choice a field. */
export const mergeForm = (kind: MergeKind) =>
  z.object({
    into: id(),
    versions: z.string().regex(/^\d+ \d+$/),
    ...choicesOf(kind),
  })

/** What the API takes: the record that is brought into the one of the address. */
export const mergeInput = (kind: MergeKind) => z.object({ fromId: id(), ...choicesOf(kind) })

/** The choices out of a form or a call. */
export const choicesIn = (kind: MergeKind, given: Record<string, unknown>): Partial<Record<string, Choice>> =>
  Object.fromEntries(
    mergeFields[kind].flatMap(({ name }) =>
      given[name] === undefined ? [] : [[name, given[name] as Choice]],
    ),
  )
