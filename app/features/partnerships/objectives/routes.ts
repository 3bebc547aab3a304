import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/objectives/pages/${name}`

export const objectiveRoutes = [
  route('partnerships/:partnership/objectives', page('overlap.tsx')),
  route('partnerships/:partnership/objectives.csv', page('csv.ts')),
  route('partnerships/:partnership/objectives/new', page('new.tsx')),
  route('objectives/:objective/edit', page('edit.tsx')),
]
