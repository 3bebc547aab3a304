import { addDays, addMonths, type Day, daysBetween } from '#platform/context/days.ts'
import { type Partner, presentPartners } from '../partnerships/partnership.ts'
import type { Turn } from './turns/turn.ts'

export const agreementKinds = ['mou', 'data-sharing', 'service', 'sponsorship', 'support-letter'] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const followings = ['amendment', 'renewal'] as const
export type Following = (typeof followings)[number]

/** What partners put in writing, with its latest text and how far the signing has come. */
export interface Agreement {
  id: string
  partnershipId: string
  partnershipName: string
  kind: AgreementKind
  title: string
  beginsOn: Day | null
  endsOn: Day | null
  language: string | null
  followsId: string | null
  followsAs: Following | null
  organizationId: string
  draftedOn: Day
  version: number
  /** Number of the latest version of the text. */
  number: number
  /** Whose turn it is to write, while it is open. */
  turn: Turn
  /** The latest sending, called back or not; null while it was never sent. */
  sending: Sending | null
  ending: Ending | null
  /** The signed agreement that stands in its place, or will. */
  replacedById: string | null
  /** The first day on which that one stands there; null for the moment in which all had signed it. */
  replacedFrom: Day | null
  standing: AgreementStanding
}

export interface Ending {
  endedOn: Day
  reason: string
  organizationName: string
}

export interface Sending {
  id: string
  sha256: string
  inOrder: boolean
  message: string
  sentAt: Date
  organizationId: string
  recalledAt: Date | null
  recallReason: string | null
  /** In their order. */
  signers: Signer[]
}

/** Who signs for a partner, and what came of it. */
export interface Signer {
  id: string
  organizationId: string
  organizationName: string
  personId: string
  personName: string
  position: number
  askedAt: Date | null
  /** When they first opened what was sent. */
  openedAt: Date | null
  signedAt: Date | null
  declinedAt: Date | null
  declineReason: string | null
}

export const agreementStandings = [
  'draft',
  'waiting',
  'declined',
  'coming',
  'inForce',
  'expired',
  'ended',
  'replaced',
] as const
export type AgreementStanding = (typeof agreementStandings)[number]

type Judged = Pick<Agreement, 'beginsOn' | 'endsOn' | 'sending' | 'replacedById' | 'replacedFrom'> & {
  ending: Pick<Ending, 'endedOn'> | null
}

/** How an agreement stands on a day, worked out from who signed what; an end date is its last day. */
export function standingOn(agreement: Judged, today: Day): AgreementStanding {
  const { sending, ending, beginsOn, endsOn, replacedById, replacedFrom } = agreement
  if (sending === null || sending.recalledAt !== null) return 'draft'
  if (sending.signers.some((signer) => signer.declinedAt !== null)) return 'declined'
  if (!isSigned(agreement)) return 'waiting'
  if (ending !== null && (ending.endedOn <= today || neverBegins(agreement))) return 'ended'
  // What follows it may be signed long before: until then this one holds.
  if (replacedById !== null && (replacedFrom === null || replacedFrom <= today)) return 'replaced'
  if (endsOn !== null && endsOn < today) return 'expired'
  return beginsOn !== null && beginsOn > today ? 'coming' : 'inForce'
}

/** Whether it was called off, so that it never holds: ended for its first day, or one before it. */
export const neverBegins = ({ beginsOn, ending }: Pick<Judged, 'beginsOn' | 'ending'>): boolean =>
  beginsOn !== null && ending !== null && ending.endedOn <= beginsOn

/** The day on which it comes to its end: its last day, or a sooner one for which a side ended it; null without either. */
export function comesToEndOn({ endsOn, ending }: Pick<Judged, 'endsOn' | 'ending'>): Day | null {
  const endedOn = ending?.endedOn ?? null
  return endedOn !== null && (endsOn === null || endedOn < endsOn) ? endedOn : endsOn
}

/** Whether everyone who was asked has signed what was sent last. */
export const isSigned = ({ sending }: Pick<Agreement, 'sending'>): boolean =>
  sending !== null && sending.recalledAt === null && sending.signers.every((one) => one.signedAt !== null)

/** Whether the text can be worked on: nothing lies before the signers, and nothing is signed. */
export const isOpenText = (standing: AgreementStanding): boolean =>
  standing === 'draft' || standing === 'declined'

/** Those whose turn it is: all who have not signed, or in order the first of them. */
export function waitingSigners(sending: Sending): Signer[] {
  const left = sending.signers.filter((one) => one.signedAt === null && one.declinedAt === null)
  return sending.inOrder ? left.slice(0, 1) : left
}

/** The side that can call back what was sent: the one that sent it, or once that takes part no more, any that asks. */
export const recallerOf = (
  sending: Pick<Sending, 'organizationId'>,
  partners: readonly Pick<Partner, 'organizationId' | 'standing'>[],
  asking: string,
): string =>
  presentPartners(partners).some((one) => one.organizationId === sending.organizationId)
    ? sending.organizationId
    : asking

/** Why somebody can't sign or decline now, as the key of its sentence; null if they can. */
export function signingRefusal(sending: Sending, signer: Signer): string | null {
  if (signer.signedAt !== null) return 'agreement_signed_already'
  if (sending.recalledAt !== null) return 'agreement_recalled'
  if (sending.signers.some((one) => one.declinedAt !== null)) return 'agreement_declined'
  return waitingSigners(sending).some((one) => one.id === signer.id) ? null : 'agreement_not_your_turn'
}

/** The day of the latest reminder that has come before a last day; null while the first is still ahead, or all is over. */
export function reminderDay(endsOn: Day | null, daysBefore: readonly number[], today: Day): Day | null {
  if (endsOn === null || endsOn < today) return null
  const reached = daysBefore.filter((days) => addDays(endsOn, -days) <= today)
  return reached.length === 0 ? null : addDays(endsOn, -Math.min(...reached))
}

/**
 * The days of a renewal: from the day behind the last one, and as long. What ran for whole months runs for as many again, as
 * a half year from January has fewer days than one from July; else it is the same number of days.
 */
export function renewedDays(
  beginsOn: Day | null,
  endsOn: Day,
): {
  beginsOn: Day
  endsOn: Day | null
} {
  const next = addDays(endsOn, 1)
  if (beginsOn === null) return { beginsOn: next, endsOn: null }
  const [months = 0, before = 0] = [next, beginsOn].map(
    (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)),
  )
  const whole = months - before
  const isWhole = whole > 0 && addMonths(beginsOn, whole) === next
  return {
    beginsOn: next,
    endsOn: isWhole ? addDays(addMonths(next, whole), -1) : addDays(next, daysBetween(beginsOn, endsOn)),
  }
}

const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether what was typed as a signature is the signer's name: every word of it, in any order; accents and middle names are free. */
export function namesSigner(signature: string, name: string): boolean {
  const typed = new Set(words(signature))
  const wanted = words(name)
  return wanted.length > 0 && wanted.every((word) => typed.has(word))
}
