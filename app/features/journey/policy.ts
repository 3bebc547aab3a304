import { no, row, yes } from '#platform/policy/policy.ts'

/** Who may do what on the way through the stages, in a partnership of the own organization. */
export const journeyPolicy = {
  //                     owner coordinator contributor viewer lead representative
  decideMove: row(yes, yes, no, no, yes, no),
  proposeMove: row(yes, yes, yes, no, yes, yes),
  stateEvidence: row(yes, yes, yes, no, yes, yes),
  /** Change and withdraw what the own organization stated, and take its proposal back. */
  keepOwn: row('own', 'own', 'own', no, 'own', 'own'),
} as const
