import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes'
import { journeyRoutes } from './features/journey/routes.ts'
import { landscapeRoutes } from './features/landscape/routes.ts'
import { partnershipOpenRoutes, partnershipRoutes } from './features/partnerships/routes.ts'
import { noticeRoutes } from './platform/notices/routes.ts'

const development = process.env.NODE_ENV !== 'production'

export default [
  index('shell/start.ts'),
  route('setup', 'platform/accounts/pages/setup.tsx'),
  route('sign-in', 'platform/accounts/pages/sign-in.tsx'),
  route('sign-in/link', 'platform/accounts/pages/sign-in-link.tsx'),
  route('sign-in/demo', 'platform/accounts/pages/sign-in-demo.ts'),
  route('sign-out', 'platform/accounts/pages/sign-out.ts'),
  route('workspaces', 'platform/accounts/pages/workspaces.tsx'),
  route('invitation/:token', 'platform/accounts/pages/invitation.tsx'),
  ...partnershipOpenRoutes,
  ...(development ? [route('styleguide', 'styleguide.tsx')] : []),
  ...prefix(':workspace', [
    layout('shell/workspace.tsx', [
      index('shell/workspace-start.ts'),
      route('find', 'platform/search/pages/find.tsx'),
      route('undo', 'platform/activity/pages/undo.tsx'),
      route('me', 'platform/accounts/pages/me.tsx'),
      route('me/keys', 'platform/accounts/pages/own-keys.tsx'),
      route('me/password', 'platform/accounts/pages/password.tsx'),
      route('approvals/:approval', 'platform/accounts/pages/approval.tsx'),
      ...noticeRoutes,
      route('settings', 'platform/settings/pages/settings.tsx'),
      route('settings/demo', 'platform/settings/pages/demo.ts'),
      route('settings/everything.zip', 'platform/exporting/pages/everything.ts'),
      route('settings/members', 'platform/accounts/pages/members.tsx'),
      route('settings/keys', 'platform/accounts/pages/keys.tsx'),
      route('settings/held-mail', 'platform/mailbox/pages/held-mail.tsx'),
      route('settings/held-mail/files/:heldFile', 'platform/mailbox/pages/held-file.ts'),
      route('settings/outbox', 'platform/mail/pages/outbox.tsx'),
      route('settings/outbox/:mail', 'platform/mail/pages/mail.tsx'),
      route('files/:file', 'platform/files/pages/download.ts'),
      route('files/:file/remove', 'platform/files/pages/remove.ts'),
      ...landscapeRoutes,
      ...partnershipRoutes,
      ...journeyRoutes,
    ]),
  ]),
] satisfies RouteConfig
