import { no, row, yes } from '../policy/policy.ts'

/** Who looks after the workspace itself. */
export const accountsPolicy = {
  //                     owner coordinator contributor viewer lead representative
  keepSettings: row(yes, no, no, no, no, no),
  keepMembers: row(yes, no, no, no, no, no),
  keepKeys: row(yes, no, no, no, no, no),
  readOutbox: row(yes, no, no, no, no, no),
} as const
