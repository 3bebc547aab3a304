import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/notes/pages'
export const noteRoutes = [
  route('organizations/:organization/notes/new', `${pages}/new-on-organization.tsx`),
  route('people/:person/notes/new', `${pages}/new-on-person.tsx`),
  route('notes/:note/edit', `${pages}/edit.tsx`),
]
