import { join } from 'node:path'
import * as build from 'virtual:react-router/server-build'
import type { ServerBuild } from 'react-router'
import { runCli } from './cli.ts'
import { features } from './features.server.ts'
import { serveCommand } from './serve.server.ts'

/** Runs one command, `serve` among them, and answers its exit code. Door, pages and commands are one module graph. */
export const run = (argv: readonly string[], root: string): Promise<number> =>
  runCli(argv, {
    root,
    features,
    serve: (options) =>
      serveCommand(options, {
        build: build as unknown as ServerBuild,
        root,
        clientFolder: join(root, 'build/client'),
      }),
  })
