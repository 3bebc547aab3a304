import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/folders.server.ts'
import { FolderInUse, takeFolder } from './folder.server.ts'
import { askServer, socketPath, whoOwns } from './socket.server.ts'

const nothingYet = () => {
  throw new Error('still starting')
}
const children: ChildProcess[] = []

/** A process that tries to take the folder, says `took` or `refused`, and stays. */
function starter(folder: string) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'testing/starter.server.ts'), folder],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  children.push(child)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    pid: child.pid ?? 0,
    go: () => child.stdin.write('go\n'),
    line: async () => String((await lines.next()).value),
    kill: async () => {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

describe('the data folder', () => {
  const folder = temporaryFolder
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL')
  })

  it('has one owner, and whoever comes second is told in one line which process that is', async () => {
    const { path, remove } = folder()
    const first = await takeFolder(path, nothingYet)
    await expect(takeFolder(path, nothingYet)).rejects.toThrow(
      `The folder ${path} is in use by another Commonweave (process ${process.pid}).`,
    )
    await expect(takeFolder(path, nothingYet)).rejects.toBeInstanceOf(FolderInUse)
    await first.release()
    await (await takeFolder(path, nothingYet)).release()
    expect(existsSync(socketPath(path))).toBe(false)
    remove()
  })

  it('is talked to by its own user only', async () => {
    const { path, remove } = folder()
    const taken = await takeFolder(path, nothingYet)
    expect(statSync(socketPath(path)).mode & 0o777).toBe(0o600)
    await taken.release()
    remove()
  })

  it('can be taken though its path is longer than a socket’s may be, and asked from elsewhere', async () => {
    const { path, remove } = folder()
    const deep = join(path, 'a'.repeat(100), 'b'.repeat(100))
    mkdirSync(deep, { recursive: true })
    const taken = await takeFolder(deep, nothingYet)
    expect(existsSync(socketPath(deep))).toBe(true)
    expect(await whoOwns(deep)).toEqual({ pid: process.pid })
    await taken.release()
    expect(await whoOwns(deep)).toBeNull()
    remove()
  })

  it('of a process that was killed goes to exactly one of many that start at once', async () => {
    const { path, remove } = folder()
    for (let round = 0; round < 3; round += 1) {
      const starters = Array.from({ length: 6 }, () => starter(path))
      for (const each of starters) expect(await each.line()).toBe('ready')
      const said = Promise.all(starters.map((each) => each.line()))
      for (const each of starters) each.go()
      const answers = await said
      expect(answers.filter((line) => line === 'took')).toHaveLength(1)
      const winner = starters[answers.indexOf('took')]
      expect(answers.filter((line) => line.endsWith(`(process ${winner?.pid}).`))).toHaveLength(5)
      // The socket stays behind, dead, for the next round.
      for (const each of starters) await each.kill()
      expect(existsSync(socketPath(path))).toBe(true)
    }
    remove()
  })

  it('is not taken from an owner that is too busy to answer', async () => {
    const { path, remove } = folder()
    const deaf = createServer(() => {}).listen(socketPath(path))
    await once(deaf, 'listening')
    await expect(takeFolder(path, nothingYet)).rejects.toThrow('it does not answer')
    deaf.close()
    remove()
  })

  it('answers a command that comes too early, and nobody where nobody listens', async () => {
    const { path, remove } = folder()
    const command = { argv: ['workspace', 'list'], cwd: '/' }
    expect(await askServer(path, command, () => {})).toBeNull()
    const taken = await takeFolder(path, nothingYet)
    const heard: unknown[] = []
    expect(await askServer(path, command, (said) => heard.push(said))).toBe(1)
    expect(heard).toEqual([{ tell: 'Commonweave is still starting; try again in a moment.' }])
    await taken.release()
    remove()
  })
})
