/** A population that people serve together: a place, and those who live or meet there. */
export interface Community {
  id: string
  name: string
  description: string
  place: string
  /** People, counted or estimated; null when nobody knows. */
  population: number | null
  version: number
}
