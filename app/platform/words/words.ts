import { locales as all, baseLocale, getLocale, overwriteGetLocale } from './compiled/runtime.js'

/** Every sentence, by key: `m.today_title({ name })`, in the language of the request. */
export * as m from './compiled/messages.js'
export const locales = all
export type Locale = (typeof all)[number]
export { getLocale, overwriteGetLocale }

/** What each language calls itself. */
export const languageNames: Record<Locale, string> = { en: 'English', es: 'Español' }

export const isLocale = (value: unknown): value is Locale => (all as readonly unknown[]).includes(value)

/** The best of our languages for a BCP 47 tag or an Accept-Language header; the base one if none fits. */
export function localeFor(accepted: string | null | undefined): Locale {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return {
        tag: tag.toLowerCase(),
        quality: quality === undefined ? 1 : Number(quality.split('=')[1]) || 0,
      }
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const found = all.find((locale) => tag === locale || tag.startsWith(`${locale}-`))
    if (found !== undefined) return found
  }
  return baseLocale
}

export const directionOf = (locale: string): 'ltr' | 'rtl' =>
  /^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr'
