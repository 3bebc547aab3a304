import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/equity/pages/${name}`

export const equityRoutes = [
  route('equity', page('across.tsx')),
  route('equity.csv', page('across-csv.ts')),
  route('partnerships/:partnership/equity', page('equity.tsx')),
  route('partnerships/:partnership/equity.csv', page('csv.ts')),
  route('partnerships/:partnership/equity/records', page('records.tsx')),
  route('partnerships/:partnership/benefits', page('benefits.tsx')),
  route('partnerships/:partnership/benefits.csv', page('benefits-csv.ts')),
  route('partnerships/:partnership/hours', page('hours.tsx')),
  route('partnerships/:partnership/hours.csv', page('hours-csv.ts')),
  route('meetings/:meeting/speaking', page('speaking.tsx')),
]
