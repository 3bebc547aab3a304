import { route } from '@react-router/dev/routes'

const pages = 'features/partnerships/partners/pages'

export const partnerRoutes = [route('partnerships/:partnership/people', `${pages}/people.tsx`)]
