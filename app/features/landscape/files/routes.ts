import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/files/pages'
export const landscapeFileRoutes = [
  route('organizations/:organization/files/new', `${pages}/new-on-organization.tsx`),
  route('people/:person/files/new', `${pages}/new-on-person.tsx`),
]
