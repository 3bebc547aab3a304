import { z } from 'zod'
import { day, id, language, optionalDay, optionalText, text, version } from '#platform/http/fields.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { agreementKinds, agreementStandings, followings } from './agreement.ts'
import { budget, budgetShape } from './budget/inputs.ts'
import { longestClause } from './clauses.ts'
import { isDrawing, longestDrawing } from './drawing.ts'
import { turnShape } from './turns/inputs.ts'

/** Of a text, in characters. */
export const longestText = 100_000
const body = () => z.string().trim().max(longestText).default('')

const fields = z.object({
  kind: z.enum(agreementKinds),
  title: text(300),
  beginsOn: optionalDay(),
  endsOn: optionalDay(),
  language: language().nullable().default(null),
  /** Markdown. Empty in a new one: the text of the template for its kind, filled from the record. */
  body: body(),
  budget: budget(),
})
const daysInOrder = (
  input: { beginsOn: string | null; endsOn: string | null },
  context: { addIssue: (issue: { code: 'custom'; path: string[]; params: { code: string } }) => void },
) => {
  if (input.beginsOn !== null && input.endsOn !== null && input.endsOn < input.beginsOn)
    context.addIssue({ code: 'custom', path: ['endsOn'], params: { code: 'issue_agreement_days' } })
}

export const agreementInput = fields.superRefine(daysInOrder)
export type AgreementInput = z.output<typeof agreementInput>

export const agreementChange = fields.extend({ version: version() }).superRefine(daysInOrder)
export type AgreementChange = z.output<typeof agreementChange>

/** The same as a form sends it, which has fields for each line of the budget. */
export const agreementForm = fields.omit({ budget: true }).superRefine(daysInOrder)
export const agreementChangeForm = fields
  .omit({ budget: true })
  .extend({ version: version() })
  .superRefine(daysInOrder)

export const agreementForApi = fields.extend({ partnershipId: id() }).superRefine(daysInOrder)

const signer = z.object({ organizationId: id(), personId: id() })

export const sendingInput = z.object({
  /** One person for each partner who signs, in the order in which they sign where that counts. */
  signers: z.array(signer).min(1).max(200),
  inOrder: z.boolean().default(false),
  message: optionalText(2000),
})
export type SendingInput = z.output<typeof sendingInput>

/** The same as a form sends it: `organization:person`. */
export const sendingForm = sendingInput.extend({
  signers: z
    .array(z.string().regex(/^[0-9a-f-]{36}:[0-9a-f-]{36}$/))
    .min(1)
    .max(200),
})
export const signersOf = (values: readonly string[]): SendingInput['signers'] =>
  values.map((value) => {
    const [organizationId = '', personId = ''] = value.split(':')
    return { organizationId, personId }
  })

export const signatureInput = z.object({
  /** The signer's name, typed as a signature. */
  signature: text(300),
  /** The same drawn by hand, if they liked: strokes as `isDrawing` reads them. */
  drawing: z
    .string()
    .max(longestDrawing)
    .refine((path) => path === '' || isDrawing(path), { params: { code: 'issue_agreement_drawing' } })
    .default(''),
  /** The signer says yes to the words that are shown beside it. */
  agreed: z.literal(true),
  /** The SHA-256 of the document as it was read. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type SignatureInput = z.output<typeof signatureInput>
/** A square that is not ticked is said at its field in plain words. */
export const signatureForm = signatureInput.extend({ agreed: z.boolean() })

export const reasonInput = z.object({ reason: text(2000) })
export type ReasonInput = z.output<typeof reasonInput>

/** A clause as it was signed, and what is promised of it. */
export const clauseInput = pledgeInput.omit({ partnershipId: true }).extend({ clause: text(longestClause) })

export const namingInput = z.object({ personId: id() })

export const endingInput = z.object({ endedOn: day(), reason: text(2000) })
export type EndingInput = z.output<typeof endingInput>

export const followingInput = z.object({ as: z.enum(followings) })
export type FollowingInput = z.output<typeof followingInput>

/** The record as it leaves by the API. `standing` is worked out at reading. */
export const agreementShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  kind: z.enum(agreementKinds),
  title: z.string(),
  beginsOn: z.iso.date().nullable(),
  endsOn: z.iso.date().nullable(),
  language: z.string().nullable(),
  /** The latest version of the text. */
  body: z.string(),
  /** Who gives what to whom, by that version. */
  budget: budgetShape,
  standing: z.enum(agreementStandings),
  /** Whose turn it is to write, while the text is open. */
  turn: turnShape,
  followsId: z.uuid().nullable(),
  followsAs: z.enum(followings).nullable(),
  /** SHA-256 of the document that was sent last, in UTF-8. */
  sha256: z.string().nullable(),
  /** When it was sent last, by which side, with which word, and whether one signs after the other. */
  sentAt: z.iso.datetime().nullable(),
  sentByOrganizationId: z.uuid().nullable(),
  message: z.string().nullable(),
  inOrder: z.boolean().nullable(),
  /** In their order. */
  signers: z.array(
    z.object({
      organizationId: z.uuid(),
      personId: z.uuid(),
      position: z.int(),
      askedAt: z.iso.datetime().nullable(),
      /** When they first opened what was sent. */
      openedAt: z.iso.datetime().nullable(),
      signedAt: z.iso.datetime().nullable(),
      declinedAt: z.iso.datetime().nullable(),
      declineReason: z.string().nullable(),
    }),
  ),
  recalledAt: z.iso.datetime().nullable(),
  recallReason: z.string().nullable(),
  /** What was promised of its clauses since all have signed, each with the clause as it was signed. */
  promises: z.array(z.object({ commitmentId: z.uuid(), clause: z.string() })),
  /** The day for which a side ended it before its last day, which may lie ahead, and why. */
  endedOn: z.iso.date().nullable(),
  endingReason: z.string().nullable(),
  /** The signed agreement that stands in its place, from the day given; null for the moment in which all had signed that one. */
  replacedById: z.uuid().nullable(),
  replacedFrom: z.iso.date().nullable(),
  version: z.int(),
})

/** One version of the text, as it leaves by the API. */
export const versionShape = z.object({
  id: z.uuid(),
  agreementId: z.uuid(),
  partnershipId: z.uuid(),
  number: z.int(),
  body: z.string(),
  budget: budgetShape,
  organizationId: z.uuid(),
  personId: z.uuid().nullable(),
  writtenAt: z.iso.datetime(),
})
