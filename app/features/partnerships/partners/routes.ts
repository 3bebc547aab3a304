import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/partners/pages'

export const partnerRoutes = [
  route('partnerships/:partnership/people', `${pages}/people.tsx`),
  route('partnerships/:partnership/people/new', `${pages}/person-new.tsx`),
  route('partnerships/:partnership/invite', `${pages}/invite.tsx`),
  route('partnerships/:partnership/partners/new', `${pages}/partner-new.tsx`),
  route('partnerships/:partnership/answer', `${pages}/answer.tsx`),
  route('partnerships/:partnership/leave', `${pages}/leave.tsx`),
  route('handover', `${pages}/handover.tsx`),
]
