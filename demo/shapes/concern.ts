import type { Day, Text } from '../demo.ts'

/** What somebody raised; the steward is one of the cast, since only who signs in can be asked. */
export type Concern = {
  key: string
  day: Day
  by: string
  summary: Text
  about: Text
  openness: 'open' | 'confidential' | 'anonymous'
  shown: 'everything' | 'summary' | 'nothing'
  parties: string[]
  steward: string
  /** The steward is somebody from outside, who comes by key. */
  outside?: true
  acceptedDay: Day
  acknowledgedDay: Day
  /** What the steward said in between. */
  said: { day: Day; text: Text }[]
  /** Settled once before, and taken up again. */
  before?: { day: Day; agreed: Text; reopened: { day: Day; by: string; why: Text } }
  settled?: { day: Day; agreed: Text; trust: { day: Day; by: string; answer: 'yes' | 'partly' | 'no' }[] }
}
