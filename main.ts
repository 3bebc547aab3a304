import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as build from 'virtual:react-router/server-build'
import type { ServerBuild } from 'react-router'
import { runCli } from './cli.ts'
import { features } from './features.server.ts'
import { serveCommand } from './serve.server.ts'

// One file starts either the door or a command, so that no module exists twice.
const root = fileURLToPath(new URL('../../', import.meta.url))
process.exitCode = await runCli(process.argv.slice(2), {
  features,
  serve: (options) =>
    serveCommand(options, {
      build: build as unknown as ServerBuild,
      root,
      clientFolder: join(root, 'build/client'),
    }),
})
