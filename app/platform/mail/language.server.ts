import type { Tx } from '../context/context.server.ts'
import { isLocale, type Locale } from '../words/words.ts'

/** The first of these languages that we speak, else the workspace's. */
export function languageOf(tx: Tx, languages: readonly (string | null)[]): Locale {
  for (const language of languages) {
    const short = language?.split('-')[0]
    if (isLocale(short)) return short
  }
  return tx.workspace.language
}
