import { sql } from 'kysely'

/** Cadences between the same two, whichever of them is named first. */
export const samePair = (one: string, other: string) =>
  sql<boolean>`(cadences.organization_id, cadences.other_organization_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))`

/** Cadences for the same thing, however it is written large or small. */
export const samePurpose = (purpose: string) => sql<boolean>`fold(cadences.purpose) = fold(${purpose}::text)`
