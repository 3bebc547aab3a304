import type { Day, OnBehalf, Text } from '../demo.ts'
import type { Agreement } from './agreement.ts'
import type { Commitment } from './commitment.ts'
import type { Concern } from './concern.ts'
import type { Cadence, Touchpoint } from './contact.ts'
import type { Goal } from './goal.ts'
import type { StageMove, StatedEvidence } from './stage.ts'
import type { VisionVersion } from './vision.ts'
import type { Work } from './work.ts'

/** The host is one of the partners. Not accepted, declined or left: invited and not answered yet. */
export type Partner = {
  organization: string
  invitedDay: Day
  acceptedDay: Day | null
  onBehalf?: OnBehalf
  declined?: { day: Day; reason: Text }
  left?: { day: Day; by: string; reason: Text }
}

export type Representative = { organization: string; person: string; lead: boolean; fromDay: Day }

export type Partnership = {
  key: string
  name: string
  purpose: Text
  communities: string[]
  startedDay: Day
  startedBy: string
  partners: Partner[]
  representatives: Representative[]
  stageHistory: StageMove[]
  paused?: { day: Day; by: string; reason: Text; untilDay: Day | null }
  concluded?: { day: Day; by: string; note: Text }
  visionVersions: VisionVersion[]
  goals: Goal[]
  roles: Work[]
  commitments: Commitment[]
  agreements?: Agreement[]
  cadences: Cadence[]
  touchpoints: Touchpoint[]
  evidence: StatedEvidence[]
  concerns?: Concern[]
  /** When everybody was asked whether there is anything to talk about; who has not answered yet has no answer here. */
  askings?: {
    day: Day
    by: string
    answers: { organization: string; day: Day; answer: 'nothing' | 'something' }[]
  }[]
}

/** What follows spares the partnerships repeating the usual case. */
export const joined = (organization: string, invitedDay: Day, acceptedDay: Day | null): Partner => ({
  organization,
  invitedDay,
  acceptedDay,
})

export const speaks = (organization: string, who: string, fromDay: Day): Representative => ({
  organization,
  person: who,
  lead: true,
  fromDay,
})

export const helps = (organization: string, who: string, fromDay: Day): Representative => ({
  organization,
  person: who,
  lead: false,
  fromDay,
})
