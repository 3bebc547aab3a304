import { z } from 'zod'
import {
  audience,
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalText,
  text,
  version,
} from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { type LearningFilters, learningKinds } from './learning.ts'

const fields = {
  kind: z.enum(learningKinds),
  text: text(20_000),
  language: language().nullable().default(null),
  /** The same in another language. */
  translation: optionalText(),
  translationLanguage: language().nullable().default(null),
  /** How whoever said it wishes to be described; it must not tell who it was unless they agreed. */
  speaker: z.string().trim().max(200).default(''),
  communityId: optionalId(),
  /** The contact or the meeting where it was heard; one of them at most. */
  touchpointId: optionalId(),
  meetingId: optionalId(),
  /** Needed where it was heard in neither, whose own day counts. */
  heardOn: optionalDay(),
  audience: audience().default('partnership'),
}

export const learningInput = z.object({ ...fields, ...behalfFields })
export type LearningInput = z.output<typeof learningInput>

export const learningChange = z.object({ ...fields, version: version() })
export type LearningChange = z.output<typeof learningChange>

/** What the API narrows a list to. */
export const learningFilters = z.object({
  partnershipId: id().optional(),
  kind: z.enum(learningKinds).optional(),
  communityId: id().optional(),
  touchpointId: id().optional(),
  meetingId: id().optional(),
  organizationId: id().optional(),
  audience: audience().optional(),
})

/** A learning as it leaves by the API. */
export const learningShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  /** Recorded for a partner that doesn't sign in. */
  onBehalf: z.boolean(),
  kind: z.enum(learningKinds),
  text: z.string(),
  language: z.string().nullable(),
  translation: z.string(),
  translationLanguage: z.string().nullable(),
  speaker: z.string(),
  communityId: z.uuid().nullable(),
  touchpointId: z.uuid().nullable(),
  meetingId: z.uuid().nullable(),
  heardOn: day(),
  audience: audience(),
  organizationId: z.uuid(),
  version: z.int(),
})

const uuid = z.uuid()
/** Reads the filters of an address; what can't be read is left out. */
export function readFilters(url: URL): Pick<LearningFilters, 'kind' | 'communityId'> {
  const kind = learningKinds.find((one) => one === url.searchParams.get('kind'))
  const community = url.searchParams.get('community') ?? ''
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(uuid.safeParse(community).success ? { communityId: community } : {}),
  }
}
