import { z } from 'zod'
import { day, id, optionalText, version } from '#platform/http/fields.ts'
import { locales } from '#platform/words/words.ts'
import { itemKinds, itemScale } from './item.ts'

const texts = z.object(
  Object.fromEntries(locales.map((locale) => [locale, optionalText(300)])) as Record<
    (typeof locales)[number],
    ReturnType<typeof optionalText>
  >,
)

export const itemInput = z.object({ kind: z.enum(itemKinds), texts, fromOn: day() })
export type ItemInput = z.output<typeof itemInput>
export const itemChange = itemInput.extend({ version: version() })
export type ItemChange = z.output<typeof itemChange>

/** The same as forms send it: a field for each language. */
export const textField = (locale: string): string => `text.${locale}`

/** What one answers to the workspace's own questions. */
export const ownAnswerInput = z.object({
  itemId: id(),
  aboutOrganizationId: id().nullable().default(null),
  value: z.int().min(itemScale.least).max(itemScale.most).nullable().default(null),
  text: optionalText(5000),
})

/** The question as it leaves by the API. */
export const itemShape = z.object({
  id: z.uuid(),
  kind: z.enum(itemKinds),
  texts: z.record(z.string(), z.string()),
  fromOn: z.iso.date(),
  retiredOn: z.iso.date().nullable(),
  answered: z.boolean(),
  version: z.int(),
})
