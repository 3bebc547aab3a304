import { overviewRoutes } from './overview/routes.ts'
import { roadmapRoutes } from './roadmap/routes.ts'
import { stageRoutes } from './stages/routes.ts'
import { todayRoutes } from './today/routes.ts'

export const journeyRoutes = [...todayRoutes, ...overviewRoutes, ...roadmapRoutes, ...stageRoutes]
