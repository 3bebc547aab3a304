/** Limits that hold from a day on, in days unless they say otherwise, where the workspace says nothing else. */
export const limits = {
  /** After which a late promise counts as broken. */
  brokenAfterDays: 14,
  /** As long as a partner's link to what was recorded for it works. */
  behalfLinkDays: 60,
  /** Without an answer of a partner that was invited: after which the one that asked is reminded to ask again. */
  invitationPatienceDays: 14,
  /** After the day on which two sides were to speak: when it stands among the early warnings; until then Today is enough. */
  contactGraceDays: 7,
  /** Within which a concern is to be acknowledged, and settled. */
  concernAcknowledgeDays: 7,
  concernSettleDays: 30,
  /** After a concern was settled: when it is asked whether trust is back. */
  concernFollowUpDays: 42,
  /** As long as the key works by which a steward from outside sees to a concern. */
  stewardLinkDays: 60,
  /** How often a partner is asked for something in a month before whoever asks is told so. */
  asksPerMonth: 8,
  /** How often, at most, somebody who has not answered a pulse is reminded. */
  pulseReminders: 2,
  /** As long as the link works by which somebody without a sign-in signs an agreement or has a copy of it. */
  signatureLinkDays: 60,
  /** Before the last day of an agreement: when people are reminded of it. */
  agreementFirstReminderDays: 90,
  agreementSecondReminderDays: 30,
  agreementLastReminderDays: 7,
  /** After so long a silence the pen of an agreement's text is free to be taken. */
  agreementTurnDays: 14,
  /** Before the last day of somebody's term in a committee: when it is said to who speaks for the partner. */
  seatNoticeDays: 30,
  /** As long as the link works by which somebody without a sign-in confirms the minutes of a meeting. */
  minutesLinkDays: 92,
} as const

export type Limit = keyof typeof limits
/** Every limit with its number. */
export type Limits = Record<Limit, number>
export const limitNames = Object.keys(limits) as Limit[]
