import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/files/pages'
export const partnershipFileRoutes = [
  route('partnerships/:partnership/files', `${pages}/of-partnership.tsx`),
  route('partnerships/:partnership/files/new', `${pages}/new-on-partnership.tsx`),
  route('meetings/:meeting/files/new', `${pages}/new-on-meeting.tsx`),
  route('touchpoints/:touchpoint/files/new', `${pages}/new-on-touchpoint.tsx`),
]
