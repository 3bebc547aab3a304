import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/proposals/pages/${name}.tsx`

export const proposalRoutes = [
  route('proposals', page('list')),
  route('proposals.csv', 'features/partnerships/proposals/pages/csv.ts'),
  route('proposals/new', page('new')),
  route('proposals/:proposal', page('proposal')),
  route('proposals/:proposal/accept', page('accept')),
  route('proposals/:proposal/decline', page('decline')),
  route('partnerships/:partnership/propose-partner', page('partner')),
  route('partnerships/:partnership/propose-pause', page('pause')),
  route('partnerships/:partnership/propose-resumption', page('resumption')),
  route('partnerships/:partnership/propose-conclusion', page('conclusion')),
  route('partnerships/:partnership/propose-reopening', page('reopening')),
]
