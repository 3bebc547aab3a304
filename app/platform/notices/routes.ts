import { route } from '@react-router/dev/routes'

const pages = 'platform/notices/pages'

export const noticeRoutes = [
  route('notices', `${pages}/notices.tsx`),
  route('notices/:notice', `${pages}/open.ts`),
  route('me/notices', `${pages}/wishes.tsx`),
]
