import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/sight/pages/${name}`

export const sightRoutes = [
  route('partnerships/:partnership/who-sees', page('who-sees.tsx')),
  route('partnerships/:partnership/who-sees/:record', page('record.tsx')),
]
