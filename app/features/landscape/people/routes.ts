import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/people/pages'
export const personRoutes = [
  route('people', `${pages}/list.tsx`),
  route('people/new', `${pages}/new.tsx`),
  route('people/export.csv', `${pages}/export.ts`),
  route('people/:person', `${pages}/person.tsx`),
  route('people/:person/edit', `${pages}/edit.tsx`),
  route('people/:person/erase', `${pages}/erase.tsx`),
  route('people/:person/data.json', `${pages}/data.ts`),
  route('organizations/:organization/people/new', `${pages}/new-in-organization.tsx`),
]
