import { route } from '@react-router/dev/routes'

const pages = 'features/journey/roadmap/pages'

export const roadmapRoutes = [
  route('roadmap', `${pages}/roadmap.tsx`, { id: 'roadmap' }),
  route('roadmap.csv', `${pages}/csv.ts`, { id: 'roadmap-csv' }),
  route('roadmap.ics', `${pages}/calendar.ts`, { id: 'roadmap-calendar' }),
  route('partnerships/:partnership/roadmap', `${pages}/of-partnership.tsx`),
  route('partnerships/:partnership/roadmap.csv', `${pages}/csv.ts`, { id: 'partnership-roadmap-csv' }),
  route('partnerships/:partnership/roadmap.ics', `${pages}/calendar.ts`, {
    id: 'partnership-roadmap-calendar',
  }),
  route('partnerships/:partnership/roadmap/:record', `${pages}/move.tsx`),
]
