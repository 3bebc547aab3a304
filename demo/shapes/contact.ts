import type { Audience, Day, OnBehalf, Text } from '../demo.ts'
import type { Channel } from './person.ts'

export type Cadence = {
  organization: string
  everyDays: number
  channel: Channel
  agreedDay: Day
  acceptedDay: Day | null
  language: string
  purpose: string
  /** Another partner as the other side, which agrees; else that is the host, which proposes. */
  with?: string
  onBehalf?: OnBehalf
}

export type TouchpointKind =
  | 'call'
  | 'visit'
  | 'meeting'
  | 'workshop'
  | 'listening_session'
  | 'event'
  | 'mail'
  | 'message'

export type Touchpoint = {
  key: string
  kind: TouchpointKind
  day: Day
  organizations: string[]
  people: string[]
  /** Community members who took part without a record of their own. */
  communityMembers?: { community: string; count: number }
  summary: Text
  author: string
  audience: Audience
  followUp?: string
}

/** Written by the first of `who`, and readable by the whole partnership unless `more` says otherwise. */
export const touchpoint = (
  key: string,
  kind: TouchpointKind,
  day: Day,
  among: string[],
  who: [string, ...string[]],
  summary: Text,
  more: Partial<Touchpoint> = {},
): Touchpoint => ({
  key,
  kind,
  day,
  organizations: among,
  people: who,
  summary,
  author: who[0],
  audience: 'partnership',
  ...more,
})

export const cadence = (
  organization: string,
  everyDays: number,
  channel: Channel,
  agreedDay: Day,
  acceptedDay: Day | null,
  language: string,
  purpose: string,
): Cadence => ({ organization, everyDays, channel, agreedDay, acceptedDay, language, purpose })
