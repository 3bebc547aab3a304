import { no, row, yes } from '#platform/policy/policy.ts'

/** Who may do what in a partnership they reach. Partners do the same as the host's people; some acts speak for the organization. */
export const partnershipPolicy = {
  //                     owner coordinator contributor viewer lead representative
  start: row(yes, yes, no, no, no, no),
  /** What it is called, what it is for and whom it serves: either side's to put into words. */
  change: row(yes, yes, no, no, yes, no),
  conclude: row(yes, yes, no, no, no, no),
  handOver: row(yes, yes, no, no, no, no),
  invitePartner: row(yes, yes, no, no, no, no),
  /** Ask those who can for a new partnership, a further partner or the conclusion. */
  propose: row(yes, yes, yes, no, yes, yes),
  /** Take back what the own organization proposed. */
  withdrawProposal: row('own', 'own', 'own', no, 'own', 'own'),
  /** Colleagues of the own organization; staff may ask anyone in. */
  inviteRepresentative: row(yes, yes, no, no, 'own', no),
  /** Answer an invitation, pause, leave: for the own organization. */
  answer: row('own', 'own', no, no, 'own', no),
  /** Record what a partner that doesn't sign in said or did. */
  actOnBehalf: row(yes, yes, no, no, no, no),
  /** Touchpoints, goals, roles, visions, comments, files, notes. */
  workTogether: row(yes, yes, yes, no, yes, yes),
  /** Say that something should be talked about: anybody who reads may. */
  raiseConcern: row(yes, yes, yes, yes, yes, yes),
  /** Open a pulse and close it before its day. */
  openPulse: row(yes, yes, yes, no, yes, yes),
  /** Name people from outside who can be asked to see to a concern; the raiser chooses whom. */
  nameOmbudspersons: row(yes, no, no, no, no, no),
  /** Questions of the workspace's own, asked in every pulse. */
  keepPulseItems: row(yes, yes, no, no, no, no),
  /** Figures over all partnerships. */
  seeAcross: row(yes, yes, yes, yes, no, no),
  /** Pledge, fulfil, renegotiate, withdraw: commitments of the own organization. */
  keepCommitments: row('own', 'own', 'own', no, 'own', 'own'),
  /** Endorse, accept, acknowledge, dispute: speak for the own organization. */
  speakFor: row('own', 'own', no, no, 'own', no),
} as const
