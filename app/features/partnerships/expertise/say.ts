import { formatList, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { ExpertiseState } from './expertise.ts'

export const stateWord = (state: ExpertiseState): string =>
  ({
    proposed: m.expertise_state_proposed,
    accepted: m.expertise_state_accepted,
    declined: m.expertise_state_declined,
  })[state]()

export const languagesWords = (languages: readonly string[]): string =>
  formatList(languages.map((code) => languageName(code)))

export const creditsWords = (count: number): string => m.expertise_credits_count({ count })
