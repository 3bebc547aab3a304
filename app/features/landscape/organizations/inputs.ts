import { z } from 'zod'
import { id, optionalEmail, optionalText, text, version } from '#platform/http/fields.ts'
import {
  confirmed,
  languages,
  optionalCountry,
  optionalLanguage,
  optionalPhone,
  optionalWebsite,
  ownTags,
} from '../fields.ts'
import { organizationKinds } from '../kinds.ts'

export const organizationInput = z.object({
  name: text(300),
  alternateName: optionalText(300),
  kind: z.enum(organizationKinds),
  description: optionalText(),
  language: optionalLanguage(),
  email: optionalEmail(),
  phone: optionalPhone(),
  website: optionalWebsite(),
  addressLine: optionalText(300),
  city: optionalText(120),
  region: optionalText(120),
  postalCode: optionalText(20),
  country: optionalCountry(),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  languages: languages(),
  tags: ownTags(),
  offers: optionalText(),
  seeks: optionalText(),
  communityIds: z.array(id()).max(200).default([]),
})
export type OrganizationInput = z.output<typeof organizationInput>

export const organizationAdd = organizationInput.extend({ confirmed: confirmed() })
export type OrganizationAdd = z.output<typeof organizationAdd>

export const organizationChange = organizationInput.extend({ version: version() })
export type OrganizationChange = z.output<typeof organizationChange>

/** The record as it leaves by the API: fields the caller may not read are missing. */
export const organizationShape = z.object({
  id: z.uuid(),
  name: z.string(),
  alternateName: z.string(),
  kind: z.enum(organizationKinds),
  city: z.string(),
  region: z.string(),
  country: z.string().nullable(),
  communityIds: z.array(z.uuid()),
  offers: z.string(),
  seeks: z.string(),
  description: z.string().optional(),
  language: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  website: z.string().nullable().optional(),
  addressLine: z.string().optional(),
  postalCode: z.string().optional(),
  latitude: z.number().nullable().optional(),
  longitude: z.number().nullable().optional(),
  languages: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  extra: z.unknown().optional(),
  updatedAt: z.date(),
  version: z.int(),
})

/** What narrows a list of organizations; all of it stands in the address. */
export const organizationFilters = z.object({
  kind: z.enum(organizationKinds).optional(),
  tag: z.string().max(60).optional(),
  community: z.uuid().optional(),
  language: z.string().max(60).optional(),
  email: z.enum(['yes', 'no']).optional(),
  people: z.enum(['yes', 'no']).optional(),
})
export type OrganizationFilters = z.output<typeof organizationFilters>
