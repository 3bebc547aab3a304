import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/behalf/pages'

export const behalfRoutes = [
  route('partnerships/:partnership/behalf', `${pages}/list.tsx`),
  route('partnerships/:partnership/behalf.csv', `${pages}/csv.ts`),
  route('partnerships/:partnership/behalf/:behalf', `${pages}/answer.tsx`),
]

/** Outside of every workspace, without signing in. */
export const behalfOpenRoutes = [route('behalf/:token', `${pages}/keyed.tsx`)]
