import { z } from 'zod'
import { readLanguage } from './imports/reading/values/language.ts'
import { readUrl } from './imports/reading/values/web.ts'

const unique = (words: readonly string[]): string[] => {
  const seen = new Map(words.map((word) => [word.toLowerCase(), word]))
  return [...seen.values()]
}

/** Short words of one's own, each once whatever its case. */
export const ownTags = () => z.array(z.string().trim().min(1).max(60)).max(50).overwrite(unique).default([])

/** A language by its tag or its English or Spanish name; kept as BCP 47. */
const oneLanguage = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(60)
    .refine((value) => readLanguage(value) !== null, { params: { code: 'issue_language' } })
    .overwrite((value) => readLanguage(value) ?? value)
export const languages = () => z.array(oneLanguage()).max(50).overwrite(unique).default([])
export const optionalLanguage = () => oneLanguage().nullable().default(null)

/** An address of the web; `example.org` is taken to mean https. */
export const optionalWebsite = () =>
  z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .refine((value) => readUrl(value) !== null, { params: { code: 'issue_format_url' } })
    .overwrite((value) => readUrl(value) ?? value)
    .nullable()
    .default(null)

/** As typed; the verb keeps it in E.164, since only it knows the workspace's country. */
export const optionalPhone = () => z.string().trim().min(1).max(60).nullable().default(null)
/** ISO 3166. */
export const optionalCountry = () =>
  z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null)

/** Records that were shown as likely the same and found not to be. */
export const confirmed = () => z.array(z.uuid()).max(100).default([])
