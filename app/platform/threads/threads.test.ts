import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ThreadParts, Threads } from './threads.server.ts'

type Task = { say: string } | { hold: SharedArrayBuffer } | { fail: string } | 'leave'
const here = new URL('./threads.server.ts', import.meta.url).href
/** A thread that says what it is told, or holds still, or fails, or leaves. */
const file = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { answerWith } from '${here}'
    answerWith(async (task) => {
      if (task === 'leave') process.exit(3)
      if (task.fail) throw new TypeError(task.fail)
      if (task.hold) Atomics.wait(new Int32Array(task.hold), 0, 0)
      return task.say ?? 'held'
    })`)}`,
)
const hold = () => new SharedArrayBuffer(4)
const letGo = (held: SharedArrayBuffer) => {
  Atomics.store(new Int32Array(held), 0, 1)
  Atomics.notify(new Int32Array(held), 0)
}

describe('work in threads', () => {
  const opened: Threads<Task, string>[] = []
  const open = (parts: Partial<ThreadParts> = {}) => {
    const threads = new Threads<Task, string>({
      file,
      most: 1,
      restMs: 60_000,
      longestMs: 60_000,
      mostMegabytes: 64,
      ...parts,
    })
    opened.push(threads)
    return threads
  }
  afterEach(async () => {
    for (const threads of opened.splice(0)) await threads.end()
  })

  it('goes on while others are answered', async () => {
    const threads = open()
    const held = hold()
    const work = threads.run({ hold: held })
    // It holds still until we say so; in this thread nobody could.
    letGo(held)
    expect(await work).toBe('held')
  })

  it('is done by so many at once, each piece in its turn', async () => {
    const threads = open({ most: 2 })
    const held = [hold(), hold()] as const
    const order: string[] = []
    const work = [{ hold: held[0] }, { hold: held[1] }, { say: 'third' }, { say: 'fourth' }].map((task) =>
      threads.run(task).then((said) => order.push(said)),
    )
    expect(threads.count).toBe(2)
    letGo(held[0])
    await Promise.all([work[2], work[3]])
    // One thread holds still all the while.
    expect(order).toEqual(['held', 'third', 'fourth'])
    expect(threads.count).toBe(2)
    letGo(held[1])
    await Promise.all(work)
  })

  it('answers an error as an error, and the same thread goes on', async () => {
    const threads = open()
    await expect(threads.run({ fail: 'no such letter' })).rejects.toThrow(new TypeError('no such letter'))
    expect(await threads.run({ say: 'still there' })).toBe('still there')
    expect(threads.count).toBe(1)
  })

  it('refuses what is not plain, and goes on', async () => {
    const threads = open()
    await expect(threads.run({ say: (() => 'x') as unknown as string })).rejects.toThrow(
      'could not be cloned',
    )
    expect(await threads.run({ say: 'next' })).toBe('next')
  })

  it('that ends its thread fails, and what waits goes to another', async () => {
    const threads = open()
    const [left, next] = await Promise.allSettled([threads.run('leave'), threads.run({ say: 'next' })])
    expect(left).toMatchObject({ status: 'rejected', reason: { message: 'the thread ended with 3' } })
    expect(next).toMatchObject({ value: 'next' })
  })

  it('that takes too long is given up, and what waits goes to another', async () => {
    const threads = open({ longestMs: 20 })
    await expect(threads.run({ hold: hold() })).rejects.toThrow('took longer than 20 ms')
    const patient = open()
    expect(await patient.run({ say: 'next' })).toBe('next')
    expect(threads.count).toBe(0)
  })

  it('leaves no thread behind after a rest, and begins a new one when it is asked again', async () => {
    const threads = open({ restMs: 1 })
    expect(await threads.run({ say: 'one' })).toBe('one')
    await vi.waitUntil(() => threads.count === 0)
    expect(await threads.run({ say: 'two' })).toBe('two')
  })

  it('is given up where the program stops, also what waits', async () => {
    const threads = open()
    const work = Promise.allSettled([threads.run({ hold: hold() }), threads.run({ say: 'late' })])
    await threads.end()
    for (const one of await work)
      expect(one).toMatchObject({ status: 'rejected', reason: { message: 'the threads were ended' } })
    expect(threads.count).toBe(0)
  })

  it('lets a program end that has a thread at rest', () => {
    const program = `
      const { Threads } = await import('${here}')
      const threads = new Threads({ file: new URL(${JSON.stringify(file.href)}), most: 1, restMs: 600000, longestMs: 600000, mostMegabytes: 64 })
      process.stdout.write(await threads.run({ say: 'done' }))`
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      timeout: 60_000,
    })
    expect(said.toString()).toBe('done')
  })
})
