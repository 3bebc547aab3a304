import type { RouteConfigEntry } from '@react-router/dev/routes'
import { commitmentRoutes } from './commitments/routes.ts'
import { goalRoutes } from './goals/routes.ts'
import { partnerRoutes } from './partners/routes.ts'
import { partnershipPages } from './partnerships/routes.ts'

export const partnershipRoutes: RouteConfigEntry[] = [
  ...partnershipPages,
  ...partnerRoutes,
  ...goalRoutes,
  ...commitmentRoutes,
]
