import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/touchpoints/pages'

export const touchpointRoutes = [
  route('touchpoints', `${pages}/list.tsx`),
  route('touchpoints.csv', `${pages}/csv.ts`),
  route('touchpoints/new', `${pages}/new.tsx`),
  route('touchpoints/:touchpoint', `${pages}/touchpoint.tsx`),
  route('touchpoints/:touchpoint/edit', `${pages}/edit.tsx`),
  route('partnerships/:partnership/touchpoints', `${pages}/of-partnership.tsx`),
]
