import type { Day, Text } from '../demo.ts'

export type Community = {
  key: string
  name: string
  place: string
  description: Text
  languages: string[]
  population: { count: number; day: Day; source: string } | null
}
