import { no, row, yes } from '../policy/policy.ts'

/** Who looks after the workspace itself. */
export const accountsPolicy = {
  //                     owner coordinator contributor viewer lead representative
  keepSettings: row(yes, no, no, no, no, no),
  keepMembers: row(yes, no, no, no, no, no),
  /** Give somebody who comes in another role on their side, or close the door behind them: a lead, for its own people. */
  keepColleague: row(yes, no, no, no, 'own', no),
  keepKeys: row(yes, no, no, no, no, no),
  /** A lead ends keys that speak for its organization, whoever made them. */
  endKey: row(yes, no, no, no, 'own', no),
  /** Whether someone may come in for an organization is for its own lead to say, and for nobody at the host. */
  answerApproval: row(no, no, no, no, 'own', no),
  readOutbox: row(yes, no, no, no, no, no),
  /** Mail that nobody can be taken at their word for waits for somebody to look at it: of its own people, a lead. */
  settleMail: row(yes, yes, no, no, 'own', no),
} as const
