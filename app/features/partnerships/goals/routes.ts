import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/goals/pages/${name}`

export const goalRoutes = [
  route('partnerships/:partnership/goals', page('list.tsx')),
  route('partnerships/:partnership/goals.csv', page('goals-csv.ts')),
  route('partnerships/:partnership/check-ins.csv', page('check-ins-csv.ts')),
  route('partnerships/:partnership/goals/new', page('new.tsx')),
  route('goals/:goal', page('goal.tsx')),
  route('goals/:goal/edit', page('edit.tsx')),
  route('goals/:goal/check-in', page('check-in.tsx')),
  route('goals/:goal/close', page('close.tsx')),
]
