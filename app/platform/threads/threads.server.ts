import { parentPort, Worker } from 'node:worker_threads'

export interface ThreadParts {
  /** The file that a thread runs; it ends by calling `answerWith`. */
  file: URL
  /** So many work at once; what is more waits its turn. */
  most: number
  /** A thread ends when it was asked for nothing for so long. */
  restMs: number
  /** A piece of work that takes longer is given up, and its thread with it. */
  longestMs: number
  /** What a thread may hold in memory. */
  mostMegabytes: number
}

interface Piece<Task, Answer> {
  task: Task
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}
type Answered<Answer> = { answer: Answer } | { error: Error }

/**
 * Work that would keep everybody waiting, done in threads beside the one that answers. What goes there and what comes
 * back is plain. A thread begins with the first work, is kept for the next, and ends after a rest; one that fails or
 * takes too long is ended, and what waits goes to another.
 */
export class Threads<Task, Answer> {
  readonly #parts: ThreadParts
  readonly #waiting: Piece<Task, Answer>[] = []
  readonly #working = new Map<Worker, Piece<Task, Answer> & { timer: NodeJS.Timeout }>()
  readonly #resting = new Map<Worker, NodeJS.Timeout>()

  constructor(parts: ThreadParts) {
    this.#parts = parts
  }

  /** How many there are, at work or at rest. */
  get count(): number {
    return this.#working.size + this.#resting.size
  }

  /** Rejects with the error that the work threw, or with why its thread ended. */
  run(task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject })
      this.#next()
    })
  }

  /** Ends every thread; what they were at, and what waits, is rejected. Work that comes later begins anew. */
  async end(): Promise<void> {
    const ended = new Error('the threads were ended')
    for (const { reject } of this.#waiting.splice(0)) reject(ended)
    const threads = [...this.#working.keys(), ...this.#resting.keys()]
    await Promise.all(threads.map((thread) => this.#lose(thread, ended)))
  }

  #next(): void {
    if (this.#working.size >= this.#parts.most) return
    const piece = this.#waiting.shift()
    if (piece === undefined) return
    const thread = this.#rested() ?? this.#begun()
    const { longestMs } = this.#parts
    const late = () => this.#lose(thread, new Error(`took longer than ${longestMs} ms`))
    this.#working.set(thread, { ...piece, timer: setTimeout(late, longestMs) })
    try {
      thread.postMessage(piece.task)
    } catch (error) {
      // What is not plain doesn't leave this thread, and the other is none the worse.
      this.#answered(thread, { error: error as Error })
    }
  }

  #rested(): Worker | undefined {
    const [first] = this.#resting
    if (first === undefined) return undefined
    const [thread, timer] = first
    clearTimeout(timer)
    this.#resting.delete(thread)
    // One at rest doesn't keep the program from ending; one at work does.
    thread.ref()
    return thread
  }

  #begun(): Worker {
    const { file, mostMegabytes } = this.#parts
    const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
    thread.on('message', (said: Answered<Answer>) => this.#answered(thread, said))
    thread.on('messageerror', (error) => this.#lose(thread, error))
    thread.on('error', (error) => this.#lose(thread, error as Error))
    thread.on('exit', (code) => this.#lose(thread, new Error(`the thread ended with ${code}`)))
    return thread
  }

  #answered(thread: Worker, said: Answered<Answer>): void {
    const piece = this.#working.get(thread)
    if (piece === undefined) return
    clearTimeout(piece.timer)
    this.#working.delete(thread)
    thread.unref()
    const leave = () => this.#lose(thread, new Error('rested'))
    this.#resting.set(thread, setTimeout(leave, this.#parts.restMs).unref())
    if ('error' in said) piece.reject(said.error)
    else piece.resolve(said.answer)
    this.#next()
  }

  async #lose(thread: Worker, error: Error): Promise<void> {
    clearTimeout(this.#resting.get(thread))
    this.#resting.delete(thread)
    const piece = this.#working.get(thread)
    this.#working.delete(thread)
    if (piece !== undefined) {
      clearTimeout(piece.timer)
      piece.reject(error)
      this.#next()
    }
    await thread.terminate()
  }
}

/** In the thread: answers each piece of work that is sent to it. */
export function answerWith<Task, Answer>(work: (task: Task) => Promise<Answer>): void {
  parentPort?.on('message', async (task: Task) => {
    try {
      parentPort?.postMessage({ answer: await work(task) })
    } catch (error) {
      parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) })
    }
  })
}
