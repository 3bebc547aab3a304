import { z } from 'zod'
import { isDay } from '#platform/context/days.ts'
import {
  audience,
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalText,
  version,
} from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { type TouchpointFilters, touchpointKinds } from './touchpoint.ts'

const fields = {
  kind: z.enum(touchpointKinds),
  happenedOn: day(),
  /** Both sides had their say; a bulk mail is not that. */
  isTwoWay: z.boolean().default(true),
  summary: optionalText(),
  language: language().nullable().default(null),
  communityId: optionalId(),
  /** How many people of the community took part. */
  communityMembers: z.int().min(0).max(1_000_000).nullable().default(null),
  organizationIds: z.array(id()).max(200).default([]),
  personIds: z.array(id()).max(500).default([]),
}

export const touchpointInput = z.object({
  ...fields,
  partnershipId: optionalId(),
  /** Who reads it: all partners, or only the own organization; without a partnership always the latter. */
  audience: audience().optional(),
  /** What was promised in it, by the own organization or recorded for `followUpBy`. */
  followUp: z.string().trim().max(500).default(''),
  followUpDueOn: optionalDay(),
  followUpBy: optionalId(),
  ...behalfFields,
})
export type TouchpointInput = z.output<typeof touchpointInput>

export const touchpointChange = z.object({ ...fields, audience: audience(), version: version() })
export type TouchpointChange = z.output<typeof touchpointChange>

/** A touchpoint as it leaves by the API. */
export const touchpointShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid().nullable(),
  kind: z.enum(touchpointKinds),
  happenedOn: z.iso.date(),
  isTwoWay: z.boolean(),
  summary: z.string(),
  language: z.string().nullable(),
  communityId: z.uuid().nullable(),
  communityMembers: z.int().nullable(),
  audience: z.enum(['partnership', 'organization']),
  organizationId: z.uuid(),
  organizationIds: z.array(z.uuid()),
  personIds: z.array(z.uuid()),
  version: z.int(),
})

const uuid = z.uuid()
/** Reads the filters of an address; what can't be read is left out. */
export function readFilters(url: URL): TouchpointFilters {
  const found = (name: string) => url.searchParams.get(name) ?? ''
  const kind = touchpointKinds.find((one) => one === found('kind'))
  const filters: TouchpointFilters = kind === undefined ? {} : { kind }
  for (const [key, name] of [
    ['partnershipId', 'partnership'],
    ['organizationId', 'organization'],
    ['personId', 'person'],
  ] as const)
    if (uuid.safeParse(found(name)).success) filters[key] = found(name)
  for (const key of ['from', 'until'] as const) if (isDay(found(key))) filters[key] = found(key)
  return filters
}
