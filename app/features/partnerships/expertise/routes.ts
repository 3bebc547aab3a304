import { route } from '@react-router/dev/routes'

const page = (name: string) => `features/partnerships/expertise/pages/${name}`

export const expertiseRoutes = [
  route('expertise', page('list.tsx')),
  route('expertise.csv', page('csv.ts')),
  route('expertise/new', page('new.tsx')),
  route('expertise/:expertise', page('expertise.tsx')),
  route('expertise/:expertise/credit', page('credit.tsx')),
]
