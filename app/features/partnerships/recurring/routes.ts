import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/recurring/pages'

export const recurringRoutes = [
  route('partnerships/:partnership/recurring-promises/new', `${pages}/new.tsx`),
  route('recurring-promises/:recurring', `${pages}/recurring.tsx`),
  route('recurring-promises/:recurring/edit', `${pages}/edit.tsx`),
  route('recurring-promises/:recurring/accept', `${pages}/accept.tsx`),
  route('recurring-promises/:recurring/end', `${pages}/end.tsx`),
]
