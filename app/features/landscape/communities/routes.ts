import { route } from '@react-router/dev/routes'

export const communityRoutes = [
  route('communities', 'features/landscape/communities/pages/list.tsx'),
  route('communities/new', 'features/landscape/communities/pages/new.tsx'),
  route('communities/:community', 'features/landscape/communities/pages/community.tsx'),
  route('communities/:community/edit', 'features/landscape/communities/pages/edit.tsx'),
]
