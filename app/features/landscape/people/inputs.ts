import { z } from 'zod'
import { optionalDay, optionalEmail, optionalId, optionalText, text, version } from '#platform/http/fields.ts'
import { confirmed, languages, optionalLanguage, optionalPhone, ownTags } from '../fields.ts'
import { contactWays, personKinds } from '../kinds.ts'

export const personInput = z.object({
  name: text(300),
  kind: z.enum(personKinds).default('other'),
  email: optionalEmail(),
  phone: optionalPhone(),
  city: optionalText(120),
  /** The language mail to them is written in. */
  language: optionalLanguage(),
  languages: languages(),
  tags: ownTags(),
  accessNeeds: optionalText(2000),
  contactBy: z.enum(contactWays).nullable().default(null),
  contactNote: optionalText(2000),
  doNotContact: z.boolean().default(false),
  offers: optionalText(),
  seeks: optionalText(),
})
export type PersonInput = z.output<typeof personInput>

/** A person, and where they belong if that is known at once. */
export const personAdd = personInput.extend({
  organizationId: optionalId(),
  title: optionalText(200),
  department: optionalText(200),
  isMainContact: z.boolean().default(false),
  beganOn: optionalDay(),
  confirmed: confirmed(),
})
export type PersonAdd = z.output<typeof personAdd>

/** Whoever forgets somebody types their name, so that nobody does it by a slip. */
export const personErase = z.object({ name: text(300) })

export const personChange = personInput.extend({ version: version() })
export type PersonChange = z.output<typeof personChange>

/** The record as it leaves by the API: fields the caller may not read are missing. */
export const personShape = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(personKinds),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  languages: z.array(z.string()),
  contactBy: z.enum(contactWays).nullable(),
  contactNote: z.string(),
  doNotContact: z.boolean(),
  city: z.string().optional(),
  tags: z.array(z.string()).optional(),
  accessNeeds: z.string().optional(),
  offers: z.string().optional(),
  seeks: z.string().optional(),
  extra: z.unknown().optional(),
  affiliations: z.array(
    z.object({
      id: z.uuid(),
      organizationId: z.uuid(),
      organizationName: z.string(),
      title: z.string(),
      department: z.string(),
      isMainContact: z.boolean(),
      beganOn: z.string().nullable(),
      endedOn: z.string().nullable(),
    }),
  ),
  updatedAt: z.date(),
  version: z.int(),
})

/** What narrows a list of people; all of it stands in the address. */
export const personFilters = z.object({
  kind: z.enum(personKinds).optional(),
  tag: z.string().max(60).optional(),
  language: z.string().max(60).optional(),
  organization: z.uuid().optional(),
  email: z.enum(['yes', 'no']).optional(),
  affiliated: z.enum(['yes', 'no']).optional(),
})
export type PersonFilters = z.output<typeof personFilters>
