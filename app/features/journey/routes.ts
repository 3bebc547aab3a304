import { stageRoutes } from './stages/routes.ts'

export const journeyRoutes = [...stageRoutes]
