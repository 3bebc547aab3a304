import { z } from 'zod'
import { confirmed } from '#features/landscape/fields.ts'
import { day, id, optionalId, optionalText, text } from '#platform/http/fields.ts'
import { proposalKinds, proposalStandings } from './proposal.ts'

export const proposalInput = z.object({
  kind: z.enum(proposalKinds),
  /** The partnership that it is about; null for a new one. */
  partnershipId: optionalId(),
  /** Of a new partnership. */
  name: optionalText(200),
  purpose: optionalText(),
  /** Who should take part beside the host and the own organization. */
  organizationIds: z.array(id()).max(200).default([]),
  /** Names of organizations that aren't in the records yet. */
  otherOrganizations: z.array(text(300)).max(20).default([]),
  /** Whom a new partnership would serve. */
  communityIds: z.array(id()).max(200).default([]),
  reason: text(20_000),
})
export type ProposalInput = z.output<typeof proposalInput>

/** What a proposal becomes; what is left out is as it was proposed. */
export const acceptInput = z.object({
  /** Of a new partnership. */
  name: text(200).optional(),
  purpose: z.string().trim().max(20_000).optional(),
  /** Today where it is left out. */
  beganOn: day().optional(),
  communityIds: z.array(id()).max(200).optional(),
  /** Who is asked to take part; left out: those proposed, if all of them are in the records. */
  organizationIds: z.array(id()).max(200).optional(),
  /** Names under which organizations are added to the records first, and then asked. */
  newOrganizations: z.array(text(300)).max(20).default([]),
  /** Of those that look like one in the records already: the ids of the records that were looked at. */
  confirmed: confirmed(),
  /** Why a partnership rests, is concluded or goes on, for all to read; the reason of the proposal where it is left out. */
  note: text(20_000).optional(),
})
export type AcceptInput = z.output<typeof acceptInput>

export const declineInput = z.object({ reason: text(20_000) })
export type DeclineInput = z.output<typeof declineInput>

/** The record as it leaves by the API. */
export const proposalShape = z.object({
  id: z.uuid(),
  kind: z.enum(proposalKinds),
  partnershipId: z.uuid().nullable(),
  name: z.string(),
  purpose: z.string(),
  reason: z.string(),
  organizations: z.array(z.object({ id: z.uuid().nullable(), name: z.string() })),
  communities: z.array(z.object({ id: z.uuid(), name: z.string() })),
  organizationId: z.uuid(),
  organization: z.string(),
  personId: z.uuid().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: z.date(),
  standing: z.enum(proposalStandings),
  settledAt: z.date().nullable(),
  settledBy: z.string().nullable(),
  declineReason: z.string(),
  startedPartnershipId: z.uuid().nullable(),
})
