import type { Erasure } from './feature.server.ts'

/** Columns that go on leading to the emptied record of a person (`table.column`); nothing of them has to be taken away. */
export const leadsOn = (...stays: string[]): Erasure => ({ stays, erase: async () => {} })
