import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/organizations/pages'
export const organizationRoutes = [
  route('organizations', `${pages}/list.tsx`),
  route('organizations/new', `${pages}/new.tsx`),
  route('organizations/export.csv', `${pages}/export.ts`),
  route('organizations/:organization', `${pages}/organization.tsx`),
  route('organizations/:organization/edit', `${pages}/edit.tsx`),
]
