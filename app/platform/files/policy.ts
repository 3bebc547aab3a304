import { no, row, yes } from '../policy/policy.ts'

/** Who may put files beside what they reach and may write to, and take them away again. */
export const filePolicy = {
  //           owner coordinator contributor viewer lead representative
  add: row(yes, yes, yes, no, yes, yes),
  /** A file of the own organization; a contributor's or a representative's own. */
  remove: row('own', 'own', 'self', no, 'own', 'self'),
} as const
