import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/partnerships/pages'

export const partnershipPages = [
  route('partnerships', `${pages}/list.tsx`),
  route('partnerships.csv', `${pages}/csv.ts`),
  route('partnerships/new', `${pages}/new.tsx`),
  route('partnerships/:partnership/edit', `${pages}/edit.tsx`),
  route('partnerships/:partnership/conclude', `${pages}/conclude.tsx`),
  route('partnerships/:partnership/reopen', `${pages}/reopen.tsx`),
  route('partnerships/:partnership/pause', `${pages}/pause.tsx`),
  route('partnerships/:partnership/history', `${pages}/history.tsx`),
]
