import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/cadences/pages'

export const cadenceRoutes = [
  route('partnerships/:partnership/cadence', `${pages}/plan.tsx`),
  route('partnerships/:partnership/cadence.csv', `${pages}/csv.ts`),
  route('partnerships/:partnership/cadence/new', `${pages}/propose.tsx`),
  route('partnerships/:partnership/cadence/:cadence/accept', `${pages}/accept.tsx`),
]
