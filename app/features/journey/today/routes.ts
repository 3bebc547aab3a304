import { route } from '@react-router/dev/routes'

export const todayRoutes = [route('today', 'features/journey/today/pages/today.tsx')]
