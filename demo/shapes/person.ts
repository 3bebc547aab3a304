import type { PersonKind as AnyPersonKind } from '#features/landscape/kinds.ts'
import type { Day, Text } from '../demo.ts'

export type PersonKind = Exclude<AnyPersonKind, 'other'>

export type Channel = 'mail' | 'phone' | 'text' | 'letter' | 'in-person'

export type Affiliation = { organization: string; role: string; fromDay: Day; untilDay: Day | null }

export type PersonMore = {
  mail?: string
  phone?: string
  communities?: string[]
  prefers?: Channel[]
  times?: string
  accessibility?: Text
}

export type Person = PersonMore & {
  key: string
  givenName: string
  familyName: string
  kinds: PersonKind[]
  languages: string[]
  affiliations: Affiliation[]
}

export const at = (
  organization: string,
  role: string,
  fromDay: Day,
  untilDay: Day | null = null,
): Affiliation => ({
  organization,
  role,
  fromDay,
  untilDay,
})

export const person = (
  key: string,
  givenName: string,
  familyName: string,
  kinds: PersonKind[],
  languages: string[],
  affiliations: Affiliation[] = [],
  more: PersonMore = {},
): Person => ({ key, givenName, familyName, kinds, languages, affiliations, ...more })
