import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/reviews/pages/${name}`

export const reviewRoutes = [
  route('partnerships/:partnership/goals/reviews', page('list.tsx')),
  route('partnerships/:partnership/goals/reviews.csv', page('csv.ts')),
  route('partnerships/:partnership/goals/reviews/new', page('new.tsx')),
]
