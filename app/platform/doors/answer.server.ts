import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { System } from '../context/context.server.ts'
import { runCommand } from './run.server.ts'
import type { Said } from './socket.server.ts'

const commandLine = z.object({ argv: z.array(z.string()).max(100), cwd: z.string().startsWith('/') })

/** Answers one request at the folder's socket: who owns it, or a command run here and told line by line. */
export async function answerCommand(
  request: IncomingMessage,
  response: ServerResponse,
  system: () => System,
): Promise<void> {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ pid: process.pid }))
    return
  }
  const send = (said: Said) => void response.write(`${JSON.stringify(said)}\n`)
  try {
    let body = ''
    for await (const chunk of request) body += chunk
    const { argv, cwd } = commandLine.parse(JSON.parse(body))
    let running: System
    try {
      running = system()
    } catch {
      send({ tell: 'Commonweave is still starting; try again in a moment.' })
      send({ exit: 1 })
      return
    }
    const code = await runCommand(running, argv, {
      cwd,
      say: (line) => send({ say: line }),
      tell: (line) => send({ tell: line }),
    })
    send({ exit: code })
  } catch (error) {
    send({ tell: error instanceof Error ? error.message : String(error) })
    send({ exit: 1 })
  } finally {
    response.end()
  }
}
