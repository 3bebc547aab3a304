import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/concerns/pages'

export const concernRoutes = [
  route('partnerships/:partnership/concerns', `${pages}/list.tsx`),
  route('partnerships/:partnership/concerns.csv', `${pages}/concerns-csv.ts`),
  route('partnerships/:partnership/concerns/new', `${pages}/new.tsx`),
  route('concerns/:concern', `${pages}/concern.tsx`),
  route('ombudspersons', 'features/partnerships/concerns/ombudspersons/pages/list.tsx'),
  route('ombudspersons.csv', 'features/partnerships/concerns/ombudspersons/pages/csv.ts'),
  route('ombudspersons/new', 'features/partnerships/concerns/ombudspersons/pages/new.tsx'),
  route('concerns/:concern/remedy', `${pages}/remedy.tsx`),
]

/** Outside of every workspace, without signing in. */
export const concernOpenRoutes = [
  route('concern/:token', `${pages}/keyed.tsx`),
  route('concern-steward/:token', `${pages}/steward.tsx`),
]
