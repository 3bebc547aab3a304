import { affiliationRoutes } from './affiliations/routes.ts'
import { communityRoutes } from './communities/routes.ts'
import { duplicateRoutes } from './duplicates/routes.ts'
import { landscapeFileRoutes } from './files/routes.ts'
import { importRoutes } from './imports/routes.ts'
import { mergingRoutes } from './merging/routes.ts'
import { noteRoutes } from './notes/routes.ts'
import { organizationRoutes } from './organizations/routes.ts'
import { personRoutes } from './people/routes.ts'

export const landscapeRoutes = [
  ...communityRoutes,
  ...organizationRoutes,
  ...personRoutes,
  ...affiliationRoutes,
  ...noteRoutes,
  ...importRoutes,
  ...duplicateRoutes,
  ...mergingRoutes,
  ...landscapeFileRoutes,
]
