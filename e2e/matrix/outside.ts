/**
 * Pages outside of every workspace: what somebody signed in gets, and what a stranger gets. `keyed` names the key by
 * which anybody sees them.
 */
export const outside: Record<string, { member: number; stranger: number; acts?: true; keyed?: string }> = {
  '/': { member: 302, stranger: 302 },
  // Once there is a workspace, nobody sets one up.
  '/setup': { member: 404, stranger: 404, acts: true },
  '/sign-in': { member: 302, stranger: 200, acts: true },
  '/sign-in/link': { member: 200, stranger: 200, acts: true },
  '/sign-in/demo': { member: 302, stranger: 302, acts: true },
  '/sign-out': { member: 302, stranger: 302, acts: true },
  '/workspaces': { member: 302, stranger: 302 },
  '/invitation/:token': { member: 404, stranger: 404, acts: true, keyed: 'invitationKey' },
  '/signature/:token': { member: 404, stranger: 404, acts: true, keyed: 'signatureKey' },
  '/signature/:token/agreement.pdf': { member: 404, stranger: 404 },
  '/confirm-minutes/:token': { member: 404, stranger: 404, acts: true, keyed: 'confirmMinutesKey' },
  '/pulse-answer/:token': { member: 404, stranger: 404, acts: true, keyed: 'pulseAnswerKey' },
  '/behalf/:token': { member: 404, stranger: 404, acts: true, keyed: 'behalfKey' },
  '/concern-steward/:token': { member: 404, stranger: 404, acts: true, keyed: 'concernStewardKey' },
  '/concern/:token': { member: 404, stranger: 404, acts: true, keyed: 'concernKey' },
}
