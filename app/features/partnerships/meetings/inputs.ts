import { z } from 'zod'
import {
  day,
  id,
  language,
  optionalDay,
  optionalId,
  optionalText,
  optionalUrl,
  text,
  version,
} from '#platform/http/fields.ts'
import { timeZone } from '#platform/settings/workspace.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { answers, meetingStates } from './meeting.ts'

export const meetingFields = {
  title: text(),
  startsOn: day(),
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** The workspace's own where nothing is said. */
  timeZone: timeZone().nullable().default(null),
  lengthMinutes: z.int().min(5).max(1440).default(60),
  place: optionalText(500),
  onlineLink: optionalUrl(),
  hostOrganizationId: optionalId(),
  chairPersonId: optionalId(),
  facilitatorPersonId: optionalId(),
  noteTakerPersonId: optionalId(),
  hostPersonId: optionalId(),
  inviteePersonIds: z.array(id()).max(300).default([]),
}

export const meetingInput = z.object({
  partnershipId: id(),
  ...meetingFields,
  language: language().nullable().default(null),
})
export type MeetingInput = z.output<typeof meetingInput>

export const meetingChange = z.object({
  ...meetingFields,
  /** Null leaves those who are asked as they are. */
  inviteePersonIds: z.array(id()).max(300).nullable().default(null),
  version: version(),
})
export type MeetingChange = z.output<typeof meetingChange>

export const cancelInput = z.object({ reason: optionalText(2000) })
export type CancelInput = z.output<typeof cancelInput>

/** Who was there; also who had not been asked. */
export const attendanceInput = z.object({ personIds: z.array(id()).max(500).default([]) })
export type AttendanceInput = z.output<typeof attendanceInput>

export const itemInput = z.object({
  text: text(500),
  /** How long it may take. */
  minutes: z.int().min(1).max(600).nullable().default(null),
  /** Which partner brings it; the own organization where nothing is said. */
  organizationId: optionalId(),
})
export type ItemInput = z.output<typeof itemInput>

/** All that stands on the agenda, in the order in which it is talked about. */
export const orderInput = z.object({ itemIds: z.array(id()).max(500) })
export type OrderInput = z.output<typeof orderInput>

/** What somebody answers to an invitation. */
export const answerInput = z.object({ answer: z.enum(answers) })
export type AnswerInput = z.output<typeof answerInput>

/** `after` is the stretch that ran when the page was read, null where none did; left out, whatever runs ends. */
export const takeUpInput = z.object({ itemId: id(), after: z.uuid().nullable().optional() })
export type TakeUpInput = z.output<typeof takeUpInput>

/** `version` is that of the minutes the form was opened with; 0 while there were none. */
export const minutesInput = z.object({
  text: text(20_000),
  language: language().nullable().default(null),
  version: z.int().min(0).max(2_000_000_000).default(0),
})
export type MinutesInput = z.output<typeof minutesInput>

/** What is typed so far, which may be nothing; `draft` is the id that the form got when it was opened. */
export const draftInput = z.object({
  draft: id(),
  text: optionalText(),
  version: z.int().min(0).max(2_000_000_000).default(0),
})
export type DraftInput = z.output<typeof draftInput>

export const draftNamed = z.object({ draft: optionalId() })

export const decisionInput = z.object({ text: text(1000) })
export type DecisionInput = z.output<typeof decisionInput>

/** What somebody promised in the meeting. */
export const actionInput = z.object({
  text: text(500),
  dueOn: optionalDay(),
  responsiblePersonId: optionalId(),
  ...behalfFields,
})
export type ActionInput = z.output<typeof actionInput>

export const noInput = z.object({})
/** `sendingId` is what was sent last when it was read: where it was sent anew since, or reads otherwise now, nothing is confirmed unread. */
export const readInput = z.object({ sendingId: optionalId() })
export const confirmInput = readInput.extend(behalfFields)
export type ConfirmInput = z.output<typeof confirmInput>

/** What is wrong with minutes, or missing in them. */
export const wrongInput = z.object({ body: text(20_000) })
export type WrongInput = z.output<typeof wrongInput>

/** A meeting as it leaves by the API. */
export const meetingShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  title: z.string(),
  startsOn: z.iso.date(),
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
  state: z.enum(meetingStates),
  touchpointId: z.uuid().nullable(),
  /** Empty where it was not cancelled, or nothing was said. */
  cancelledBecause: z.string(),
  seriesId: z.uuid().nullable(),
  version: z.int(),
  /** What stands around it: of one meeting, not in a list. */
  agenda: z
    .array(
      z.object({
        id: z.uuid(),
        text: z.string(),
        minutes: z.int().nullable(),
        /** Minutes really spent on it, once it was taken up. */
        spentMinutes: z.int().nullable(),
        organizationId: z.uuid(),
        addedByOrganizationId: z.uuid(),
      }),
    )
    .optional(),
  /** What is under discussion right now. */
  clock: z.object({ id: z.uuid(), itemId: z.uuid(), beganAt: z.iso.datetime() }).nullable().optional(),
  invitees: z.array(z.object({ personId: z.uuid(), answer: z.enum(answers).nullable() })).optional(),
  attendeePersonIds: z.array(z.uuid()).optional(),
  minutes: z
    .object({
      text: z.string(),
      language: z.string().nullable(),
      version: z.int(),
      organizationId: z.uuid(),
      updatedAt: z.iso.datetime(),
    })
    .nullable()
    .optional(),
  /** The text of the minutes that was sent last, and which partners have said of that very text that it is right. */
  sending: z
    .object({
      id: z.uuid(),
      minutesVersion: z.int(),
      sentAt: z.iso.datetime(),
      organizationId: z.uuid(),
      sentByPersonId: z.uuid().nullable(),
      /** The minutes don't read so any more; they can be confirmed once they are sent again. */
      changedSince: z.boolean(),
      confirmations: z.array(z.object({ organizationId: z.uuid(), confirmedAt: z.iso.datetime() })),
    })
    .nullable()
    .optional(),
  /** What whoever has the pen has typed and not saved as minutes yet. */
  draft: z
    .object({
      text: z.string(),
      writerPersonId: z.uuid(),
      organizationId: z.uuid(),
      savedAt: z.iso.datetime(),
      laidDownAt: z.iso.datetime().nullable(),
    })
    .nullable()
    .optional(),
  decisions: z
    .array(
      z.object({
        id: z.uuid(),
        text: z.string(),
        organizationId: z.uuid(),
        /** The decision of its own that was made of it. */
        decisionId: z.uuid().nullable(),
      }),
    )
    .optional(),
  /** What was promised in it, and what of it comes round. */
  commitmentIds: z.array(z.uuid()).optional(),
  recurringPromiseIds: z.array(z.uuid()).optional(),
})
