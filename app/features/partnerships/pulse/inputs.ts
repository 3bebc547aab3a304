import { z } from 'zod'
import { day, id, optionalText } from '#platform/http/fields.ts'
import { ownAnswerInput } from './items/inputs.ts'
import { openField, scaleField } from './items/item.ts'
import { fieldOf, items, scaleOf } from './pulse.ts'

export const rhythmInput = z.object({ everyDays: z.int().min(28).max(730).nullable().default(null) })
export type RhythmInput = z.output<typeof rhythmInput>

export const waveInput = rhythmInput.extend({ closesOn: day() })
export type WaveInput = z.output<typeof waveInput>

const points = (item: (typeof items)[number]) => {
  const { least, most } = scaleOf(item)
  return z.int().min(least).max(most)
}
const ratingInput = z.object({
  aboutOrganizationId: id(),
  reliability: points('reliability'),
  missionSupport: points('missionSupport'),
  openness: points('openness'),
  influence: points('influence'),
  involvement: points('involvement'),
  resources: points('resources'),
  collaboration: points('collaboration'),
  satisfaction: points('satisfaction'),
})

/** What one person answers: of each other partner they work with, all eight; and a few words if they like. */
export const answerInput = z.object({
  ratings: z.array(ratingInput).min(1).max(50),
  comment: optionalText(5000),
  /** To the questions that the workspace added; each may be left out. */
  own: z.array(ownAnswerInput).max(1000).default([]),
})
export type AnswerInput = z.output<typeof answerInput>

/**
 * The form as the input's raw value: a partner of whom nothing was said is left out, one of whom something was is whole.
 * `places` are the partners' places in the form, `ownFields` the fields that the own answers came from.
 */
export function answersTyped(
  form: FormData,
  most = 50,
): { raw: unknown; places: number[]; ownFields: string[] } {
  const places: number[] = []
  const ratings: Record<string, unknown>[] = []
  const own: { field: string; answer: Record<string, unknown> }[] = []
  for (let index = 0; index < most && form.has(fieldOf(index, 'aboutOrganizationId')); index++) {
    const aboutOrganizationId = form.get(fieldOf(index, 'aboutOrganizationId'))
    const said = items.map((item) => [item, form.get(fieldOf(index, item))] as const)
    const start = scaleField(index, '')
    const scales = [...form].filter(([name, value]) => name.startsWith(start) && value !== '')
    if (scales.length === 0 && said.every(([, value]) => value === null || value === '')) continue
    places.push(index)
    ratings.push({
      aboutOrganizationId,
      ...Object.fromEntries(
        said.map(([item, value]) => [item, value === null || value === '' ? undefined : Number(value)]),
      ),
    })
    for (const [field, value] of scales)
      own.push({
        field,
        answer: { itemId: field.slice(start.length), aboutOrganizationId, value: Number(value) },
      })
  }
  for (const [field, value] of form)
    if (field.startsWith(openField('')) && typeof value === 'string' && value.trim() !== '')
      own.push({
        field,
        answer: { itemId: field.slice(openField('').length), text: value.replaceAll('\r\n', '\n') },
      })
  const comment = form.get('comment')
  return {
    raw: {
      ratings,
      comment: typeof comment === 'string' ? comment.replaceAll('\r\n', '\n') : '',
      own: own.map(({ answer }) => answer),
    },
    places,
    ownFields: own.map(({ field }) => field),
  }
}

export const waveShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  openedOn: z.iso.date(),
  closesOn: z.iso.date(),
  endedOn: z.iso.date().nullable(),
  open: z.boolean(),
  everyDays: z.int().nullable(),
  openedByOrganizationId: z.uuid(),
  turnout: z.array(
    z.object({
      organizationId: z.uuid(),
      name: z.string(),
      invited: z.int(),
      answered: z.int(),
    }),
  ),
  /** What organizations say of one another, each as the mean of its people; empty while the wave is open. */
  ties: z.array(
    z.object({
      fromOrganizationId: z.uuid(),
      aboutOrganizationId: z.uuid(),
      people: z.int(),
      ...Object.fromEntries(items.map((item) => [item, z.number()])),
    }),
  ),
})
