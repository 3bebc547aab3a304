import { createServer } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Settings } from '#platform/settings/settings.server.ts'

/** The door can't stand where it was told to; the message is the one line to show. */
export class CannotListen extends Error {}

type Place = Pick<Settings, 'host' | 'port'>

/** Tries the place and leaves it again: asked before the work of a first start. Throws CannotListen. */
export async function tryPlace({ host, port }: Place): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ host, port }, () => resolve())
  }).catch((error) => {
    throw cannotListen({ host, port }, error)
  })
  await new Promise((resolve) => probe.close(resolve))
}

/** Starts listening. Throws CannotListen. */
export function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: Place,
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (info) => resolve({ server, port: info.port }))
    server.once('error', (error) => reject(cannotListen({ host, port }, error)))
  })
}

function cannotListen({ host, port }: Place, error: NodeJS.ErrnoException): Error {
  const why = {
    EADDRINUSE: `Port ${port} is taken by another program; choose one with --port.`,
    EACCES: `Port ${port} is not ours to take; choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; choose one with --host.`,
    ENOTFOUND: `This machine has no address ${host}; choose one with --host.`,
    EAI_AGAIN: `This machine has no address ${host}; choose one with --host.`,
  }[error.code ?? '']
  return why === undefined ? error : new CannotListen(why, { cause: error })
}
