import { sql } from 'kysely'

/** Cadences for the same thing, however it is written large or small. */
export const samePurpose = (purpose: string) => sql<boolean>`fold(cadences.purpose) = fold(${purpose}::text)`
