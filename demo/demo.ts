/** A whole day from today: -7 is a week ago, 10 is in ten days. */
export type Day = number

export type Text = { language: string; text: string }

export const en = (text: string): Text => ({ language: 'en', text })

export const es = (text: string): Text => ({ language: 'es', text })

export type Role =
  | 'owner'
  | 'coordinator'
  | 'contributor'
  | 'viewer'
  | 'lead-representative'
  | 'representative'

export type Audience = 'partnership' | 'organization'

/** Somebody with a sign-in. `person` is a key of `people` of the same workspace. */
export type User = {
  key: string
  name: string
  mail: string
  language: string
  role: Role
  person: string
  organization: string
}

export type Workspace = {
  slug: string
  name: string
  hostOrganization: string
  timeZone: string
  languages: string[]
}

/** An act recorded for a partner that did not do it in the workspace itself. `by` is who wrote it down. */
export type OnBehalf = { by: string; evidence: 'letter' | 'call' | 'mail' | 'minutes'; note: Text }
