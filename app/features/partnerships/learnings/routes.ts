import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/learnings/pages/${name}`

export const learningRoutes = [
  route('partnerships/:partnership/learnings', page('list.tsx')),
  route('partnerships/:partnership/learnings.csv', page('csv.ts')),
  route('partnerships/:partnership/learnings/new', page('new.tsx')),
  route('learnings/:learning', page('learning.tsx')),
  route('learnings/:learning/edit', page('edit.tsx')),
]
