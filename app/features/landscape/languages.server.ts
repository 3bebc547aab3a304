import { languageName } from '#platform/words/format.ts'
import { readLanguage } from './imports/reading/values/language.ts'

/** A language as a form shows it: by its name where the name is read back as the same tag. */
export function languageWord(tag: string): string {
  const name = languageName(tag)
  return readLanguage(name) === tag ? name : tag
}

/** Names to choose from while typing: languages that communities speak often. */
export const languageSuggestions = (): string[] =>
  'en es ar zh tl vi fr ht ko ru pt hi pl de so am fa ur bn uk ne sw my km ase'.split(' ').map(languageWord)
