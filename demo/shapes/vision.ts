import type { Day, OnBehalf, Text } from '../demo.ts'

export type Endorsement = { organization: string; by: string; day: Day; onBehalf?: OnBehalf }

export type VisionVersion = { day: Day; by: string; text: Text; endorsements: Endorsement[] }

export const endorsed = (organization: string, by: string, day: Day): Endorsement => ({
  organization,
  by,
  day,
})
