import { no, row, yes } from '#platform/policy/policy.ts'

/** Who may do what in the landscape. `own`: a partner's people change their own organization and its people. */
export const landscapePolicy = {
  //                          owner coordinator contributor viewer lead   representative
  addOrganization: row(yes, yes, yes, no, no, no),
  changeOrganization: row(yes, yes, yes, no, 'own', no),
  removeOrganization: row(yes, yes, no, no, no, no),
  addPerson: row(yes, yes, yes, no, 'own', no),
  changePerson: row(yes, yes, yes, no, 'own', 'self'),
  removePerson: row(yes, yes, no, no, no, no),
  /** Can't be undone. */
  erasePerson: row(yes, no, no, no, no, no),
  /** All that is kept of somebody, as a file: for the owner who was asked for it, and for themselves. */
  takePersonData: row(yes, 'self', 'self', 'self', 'self', 'self'),
  affiliate: row(yes, yes, yes, no, 'own', no),
  keepCommunities: row(yes, yes, yes, no, no, no),
  keepNotes: row(yes, yes, yes, no, yes, yes),
  /** A note of the own organization; a contributor's or a representative's own. */
  changeNote: row('own', 'own', 'self', no, 'own', 'self'),
  import: row(yes, yes, no, no, no, no),
  merge: row(yes, yes, no, no, no, no),
} as const
