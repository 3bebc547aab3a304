import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import type { ViteDevServer } from 'vite'
import { readSettings } from '#platform/settings/settings.server.ts'
import { startServing } from './serve.server.ts'

/**
 * Serves with reload on change: pages and verbs are loaded anew when they change; what a feature registers
 * (jobs, evidence, API) holds until the next start.
 */
export async function serveDevelopment(
  vite: ViteDevServer,
  options: { dataDir?: string; host?: string; port?: string; demo: boolean },
): Promise<number> {
  const settings = readSettings(process.env, { ...options, development: true })
  const build = () =>
    vite.ssrLoadModule('virtual:react-router/server-build') as Promise<unknown> as Promise<ServerBuild>
  const serving = await startServing(
    { ...settings, port: 0 },
    { build, root: process.cwd(), clientFolder: null },
  )
  const front = createServer((request, response) => {
    vite.middlewares(request, response, async () => {
      const { openDoor } = (await vite.ssrLoadModule('/server.ts')) as typeof import('./server.ts')
      const { apiRoutes } = (await vite.ssrLoadModule(
        '/app/platform/api/routes.server.ts',
      )) as typeof import('#platform/api/routes.server.ts')
      const door = openDoor({
        system: serving.system,
        build,
        clientFolder: null,
        api: apiRoutes(serving.system),
      })
      await getRequestListener(door.fetch)(request, response)
    })
  })
  await new Promise<void>((resolve) => front.listen(settings.port, settings.host, resolve))
  process.stdout.write(`Commonweave is ready at http://localhost:${settings.port} (development)\n`)
  return new Promise((resolve) => {
    const stop = () => {
      front.close()
      front.closeAllConnections()
      serving.stop().then(() => resolve(0))
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}
