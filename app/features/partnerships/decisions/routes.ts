import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/decisions/pages/${name}`

export const decisionRoutes = [
  route('partnerships/:partnership/decisions', page('list.tsx')),
  route('partnerships/:partnership/decisions.csv', page('csv.ts')),
  route('partnerships/:partnership/decisions/new', page('new.tsx')),
  route('decisions/:decision', page('decision.tsx')),
  route('decisions/:decision/edit', page('edit.tsx')),
  route('decisions/:decision/vote', page('vote.tsx')),
  route('decisions/:decision/settle', page('settle.tsx')),
  route('decisions/:decision/review', page('review.tsx')),
]
