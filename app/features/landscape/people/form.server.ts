import type { Tx } from '#platform/context/context.server.ts'
import { languageSuggestions, languageWord } from '../languages.server.ts'
import { tagSuggestions } from '../suggestions.server.ts'
import type { Person } from './person.ts'

export type PersonFormData = Awaited<ReturnType<typeof personForm>>

/** What the form of a person needs: the record as it stands, and what there is to choose from. */
export async function personForm(tx: Tx, person: Person | null) {
  return {
    person,
    languages: (person?.languages ?? []).map(languageWord).join(', '),
    language: person?.language ? languageWord(person.language) : '',
    tagSuggestions: await tagSuggestions(tx, 'people'),
    languageSuggestions: languageSuggestions(),
  }
}
