import { z } from 'zod'
import { day, id, language, optionalDay, optionalText, version } from '#platform/http/fields.ts'
import { meetingFields } from '../inputs.ts'
import { answers } from '../meeting.ts'
import { repetitions, weekdayCodes } from './series.ts'

const rhythmFields = {
  repeats: z.enum(repetitions),
  every: z.int().min(1).max(52).default(1),
  /** Of a week; the first day's own where none is said. */
  weekdays: z.array(z.enum(weekdayCodes)).max(7).default([]),
  /** Until a day, or so many times; without either it goes on. */
  untilOn: optionalDay(),
  times: z.int().min(1).max(1_000_000).nullable().default(null),
}

export const seriesInput = z.object({
  partnershipId: id(),
  ...meetingFields,
  ...rhythmFields,
  language: language().nullable().default(null),
})
export type SeriesInput = z.output<typeof seriesInput>

/** This and all later: `from` is the day, as the rhythm gives it, from which on it is changed; `startsOn` the first new one. */
export const seriesChange = z.object({
  from: day(),
  ...meetingFields,
  ...rhythmFields,
  /** Null leaves those who are asked as they are. */
  inviteePersonIds: z.array(id()).max(300).nullable().default(null),
  version: version(),
})
export type SeriesChange = z.output<typeof seriesChange>

/** The last day on which it may fall. */
export const seriesEnd = z.object({ lastOn: day(), reason: optionalText(2000) })
export type SeriesEnd = z.output<typeof seriesEnd>

export const dayInput = z.object({ day: day() })

/** A series as it leaves by the API. */
export const seriesShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  title: z.string(),
  beginsOn: z.iso.date(),
  untilOn: z.iso.date().nullable(),
  repeats: z.enum(repetitions),
  every: z.int(),
  weekdays: z.array(z.enum(weekdayCodes)),
  startsAt: z.string(),
  timeZone: z.string(),
  lengthMinutes: z.int(),
  place: z.string(),
  onlineLink: z.string().nullable(),
  hostOrganizationId: z.uuid().nullable(),
  chairPersonId: z.uuid().nullable(),
  facilitatorPersonId: z.uuid().nullable(),
  noteTakerPersonId: z.uuid().nullable(),
  hostPersonId: z.uuid().nullable(),
  organizationId: z.uuid(),
  language: z.string().nullable(),
  version: z.int(),
  /** Who is asked to all of it, and what they answered to all of it: of one series, not in a list. */
  invitees: z.array(z.object({ personId: z.uuid(), answer: z.enum(answers).nullable() })).optional(),
  /** The next days: of one series, not in a list. */
  next: z
    .array(
      z.object({
        day: z.iso.date(),
        meetingId: z.uuid().nullable(),
        startsOn: z.iso.date(),
        startsAt: z.string(),
        state: z.enum(['planned', 'held', 'cancelled']),
      }),
    )
    .optional(),
})
