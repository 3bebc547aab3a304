import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/affiliations/pages'
export const affiliationRoutes = [
  route('people/:person/affiliations/new', `${pages}/new.tsx`),
  route('affiliations/:affiliation/edit', `${pages}/edit.tsx`),
  route('affiliations/:affiliation/end', `${pages}/end.tsx`),
]
