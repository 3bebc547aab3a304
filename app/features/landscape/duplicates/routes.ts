import { route } from '@react-router/dev/routes'

export const duplicateRoutes = [route('duplicates', 'features/landscape/duplicates/pages/list.tsx')]
