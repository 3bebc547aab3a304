import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  ssr: true,
  buildDirectory: 'build',
  // All addresses in one small file that a browser keeps, instead of a question for every link it sees.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
