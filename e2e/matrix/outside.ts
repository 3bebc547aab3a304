/** Pages outside of every workspace: what somebody signed in gets, and what a stranger gets. */
export const outside: Record<string, { member: number; stranger: number; acts?: true }> = {
  '/': { member: 302, stranger: 302 },
  // Once there is a workspace, nobody sets one up.
  '/setup': { member: 404, stranger: 404, acts: true },
  '/sign-in': { member: 302, stranger: 200, acts: true },
  '/sign-in/link': { member: 200, stranger: 200, acts: true },
  '/sign-in/demo': { member: 302, stranger: 302, acts: true },
  '/sign-out': { member: 302, stranger: 302, acts: true },
  '/workspaces': { member: 302, stranger: 302 },
  '/invitation/:token': { member: 404, stranger: 404, acts: true },
  '/signature/:token': { member: 404, stranger: 404, acts: true },
  '/signature/:token/agreement.pdf': { member: 404, stranger: 404 },
  '/pulse-answer/:token': { member: 404, stranger: 404, acts: true },
  '/behalf/:token': { member: 404, stranger: 404, acts: true },
  '/concern-steward/:token': { member: 404, stranger: 404, acts: true },
  '/concern/:token': { member: 404, stranger: 404, acts: true },
}
