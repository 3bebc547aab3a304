import { overviewRoutes } from './overview/routes.ts'
import { stageRoutes } from './stages/routes.ts'
import { todayRoutes } from './today/routes.ts'

export const journeyRoutes = [...todayRoutes, ...overviewRoutes, ...stageRoutes]
