import { route } from '@react-router/dev/routes'

/** Uploading itself, `POST imports/upload`, is taken at the door: see `door.server.ts`. */
export const importRoutes = [
  route('imports', 'features/landscape/imports/pages/list.tsx'),
  route('imports/new', 'features/landscape/imports/pages/new.tsx'),
  route('imports/:import', 'features/landscape/imports/pages/import.tsx'),
  route('imports/:import/columns', 'features/landscape/imports/pages/columns.tsx'),
  route('imports/:import/problems.csv', 'features/landscape/imports/pages/problems.ts'),
]
