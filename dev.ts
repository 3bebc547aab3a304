// The whole application with reload on change: the bundler serves the browser's files and the pages' code,
// the same door answers everything else.
import { parseArgs } from 'node:util'
import { createServer } from 'vite'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    port: { type: 'string' },
    host: { type: 'string' },
    'no-demo': { type: 'boolean' },
  },
})
const vite = await createServer({
  root: import.meta.dirname,
  server: { middlewareMode: true },
  appType: 'custom',
})
const { serveDevelopment } = (await vite.ssrLoadModule(
  '/serve-development.server.ts',
)) as typeof import('./serve-development.server.ts')
process.exitCode = await serveDevelopment(vite, {
  ...(values.data === undefined ? {} : { dataDir: values.data }),
  ...(values.port === undefined ? {} : { port: values.port }),
  ...(values.host === undefined ? {} : { host: values.host }),
  demo: values['no-demo'] !== true,
})
await vite.close()
