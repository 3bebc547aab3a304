import { communityRoutes } from './communities/routes.ts'

export const landscapeRoutes = [...communityRoutes]
