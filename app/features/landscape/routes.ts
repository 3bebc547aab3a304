import { communityRoutes } from './communities/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'

export const landscapeRoutes = [...communityRoutes, ...organizationRoutes]
