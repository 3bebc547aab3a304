import { route } from '@react-router/dev/routes'

export const overviewRoutes = [
  route('partnerships/:partnership', 'features/journey/overview/pages/overview.tsx'),
]
