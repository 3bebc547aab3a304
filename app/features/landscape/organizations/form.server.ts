import type { Tx } from '#platform/context/context.server.ts'
import { communityChoices } from '../communities/reads.server.ts'
import { languageSuggestions, languageWord } from '../languages.server.ts'
import { tagSuggestions } from '../suggestions.server.ts'
import type { Organization } from './organization.ts'

export type OrganizationFormData = Awaited<ReturnType<typeof organizationForm>>

/** What the form of an organization needs: the record as it stands, and what there is to choose from. */
export async function organizationForm(tx: Tx, organization: Organization | null) {
  return {
    organization,
    languages: (organization?.languages ?? []).map(languageWord).join(', '),
    language: organization?.language ? languageWord(organization.language) : '',
    communities: await communityChoices(tx),
    tagSuggestions: await tagSuggestions(tx, 'organizations'),
    languageSuggestions: languageSuggestions(),
  }
}
