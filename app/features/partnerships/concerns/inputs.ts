import { z } from 'zod'
import { id, language, optionalId, optionalText, text } from '#platform/http/fields.ts'
import { behalfFields } from '../behalf/inputs.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { opennesses, shownChoices, trustAnswers } from './concern.ts'

export const concernInput = z.object({
  summary: text(300),
  about: optionalText(),
  language: language().nullable().default(null),
  openness: z.enum(opennesses).default('open'),
  /** Of an open one everybody sees everything, whatever is said here. */
  shown: z.enum(shownChoices).default('summary'),
  partyOrganizationIds: z.array(id()).max(200).default([]),
  stewardPersonId: optionalId(),
})
export type ConcernInput = z.output<typeof concernInput>

export const openConcernInput = concernInput
  .omit({ openness: true, shown: true })
  .extend({ partnershipId: id() })

export const stewardInput = z.object({ personId: id() })
export const messageInput = z.object({ body: text(20_000) })
export const settlementInput = z.object({ agreed: text(20_000) })
export const reopeningInput = z.object({ why: text(20_000) })
export const remedyInput = pledgeInput.omit({ partnershipId: true })
export const trustInput = z.object({ answer: z.enum(trustAnswers) })

export const askingAnswer = z.object({ answer: z.enum(['nothing', 'something']), ...behalfFields })
export type AskingAnswer = z.output<typeof askingAnswer>

/** Who was asked in a partnership whether there is anything to talk about, as it leaves by the API. */
export const askingsShape = z.object({
  /** Of the partnership. */
  id: z.uuid(),
  askings: z.array(
    z.object({
      organizationId: z.uuid(),
      askedOn: z.string(),
      answeredOn: z.string().nullable(),
      answer: z.enum(['nothing', 'something']).nullable(),
      /** False of an answer recorded for a partner that has not confirmed it, without evidence. */
      counts: z.boolean(),
    }),
  ),
})

/** An open concern as it leaves by the API. */
export const concernShape = z.object({
  id: z.uuid(),
  partnershipId: z.uuid(),
  summary: z.string(),
  about: z.string(),
  raisedOn: z.iso.date(),
  raisedByPersonId: z.uuid().nullable(),
  raisedByOrganizationId: z.uuid(),
  partyOrganizationIds: z.array(z.uuid()),
  stewardPersonId: z.uuid().nullable(),
  stewardProposedOn: z.iso.date().nullable(),
  stewardAgreedOn: z.iso.date().nullable(),
  stewardAcceptedOn: z.iso.date().nullable(),
  acknowledgeBy: z.iso.date(),
  acknowledgedOn: z.iso.date().nullable(),
  settleBy: z.iso.date(),
  settledOn: z.iso.date().nullable(),
  agreed: z.string().nullable(),
  reopenedOn: z.iso.date().nullable(),
  reopenedWhy: z.string().nullable(),
  followUpOn: z.iso.date().nullable(),
  trust: z.array(
    z.object({
      side: z.enum(['raiser', 'party']),
      organizationId: z.uuid().nullable(),
      answer: z.enum(trustAnswers),
      on: z.iso.date(),
    }),
  ),
  messages: z.array(
    z.object({
      id: z.uuid(),
      side: z.enum(['raiser', 'steward']),
      body: z.string(),
      saidOn: z.iso.date(),
      personName: z.string().nullable(),
    }),
  ),
})
