import { sql } from 'kysely'
import { type Db as BossDb, fromPglite, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { jobContext } from '../context/actors.server.ts'
import type { System, Tx } from '../context/context.server.ts'
import { type Database, onceCommitted, rawOf } from '../database/database.server.ts'
import type { Event } from '../features/feature.server.ts'

/** `bulk` is for long work, so that a mail never waits behind an import. */
const queues = ['work', 'bulk'] as const
type QueueName = (typeof queues)[number]

interface Payload {
  job: string
  workspaceId: string | null
  data: Record<string, unknown>
}

export interface Enqueue {
  queue?: QueueName
  /** Not before this moment. */
  startAfter?: Date
  /** At most one waiting job of this name and key. */
  singletonKey?: string
}

export interface Jobs {
  /** Adds a job in the caller's transaction: it runs if, and only if, the transaction commits. */
  enqueue(tx: Tx, job: string, data: Record<string, unknown>, options?: Enqueue): Promise<void>
  /** Adds a job for every feature that listens to this event. */
  announce(tx: Tx, event: Event): Promise<void>
  /**
   * Starts working off jobs and schedules. A job that this process writes is begun as soon as it stands; for those of
   * other processes, and those that wait for a moment, a worker looks every so many seconds.
   */
  start(system: System, restSeconds?: number): Promise<void>
  /** Works off everything that is ready now, and answers how many jobs ran; for tests and the command line. */
  drain(system: System): Promise<number>
  stop(): Promise<void>
}

/** Opens the job tables (schema `jobs`), without working anything off yet. */
export async function openJobs(database: Database, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    db: (database.embedded === null ? database.raw : fromPglite(database.embedded as never)) as BossDb,
    schema: 'jobs',
    ...(database.kind === 'pglite' ? { backend: 'pglite' as const } : {}),
    supervise: true,
    schedule: true,
  })
  boss.on('error', (error) => log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const queue of queues) {
    if ((await boss.getQueue(queue)) === null)
      await boss.createQueue(queue, {
        retryLimit: 5,
        retryBackoff: true,
        retryDelay: 10,
        expireInSeconds: queue === 'bulk' ? 6 * 3600 : 900,
      })
  }
  await sql`grant usage on schema jobs to commonweave_app`.execute(database.root)
  await sql`grant select, insert, update on all tables in schema jobs to commonweave_app`.execute(
    database.root,
  )
  await sql`grant execute on all functions in schema jobs to commonweave_app`.execute(database.root)
  // Sending looks the queue up in a cache; asked for now, it is never asked for inside a transaction.
  await boss.getQueueStats('work').catch(() => null)

  const workers = new Map<QueueName, string>()
  const wake = (queue: QueueName) => {
    const worker = workers.get(queue)
    if (worker !== undefined) boss.notifyWorker(worker)
  }
  const run = async (system: System, payload: Payload) => {
    const handler = system.registry.jobs.get(payload.job)
    if (handler === undefined) throw new Error(`no feature knows the job ${payload.job}`)
    if (payload.workspaceId !== null) {
      const ctx = await jobContext(system, payload.workspaceId)
      if (ctx !== null) await handler(ctx, payload.data)
      return
    }
    for (const id of await workspaceIds(system)) {
      const ctx = await jobContext(system, id)
      if (ctx !== null) await handler(ctx, payload.data)
    }
  }
  const jobs: Jobs = {
    async enqueue(tx, job, data, options = {}) {
      if (!tx.system.registry.jobs.has(job)) throw new Error(`no feature knows the job ${job}`)
      const payload: Payload = { job, workspaceId: tx.workspace.id, data }
      const queue = options.queue ?? 'work'
      await boss.send(queue, payload, {
        db: rawOf(tx.db) as BossDb,
        ...(options.startAfter === undefined ? {} : { startAfter: options.startAfter }),
        ...(options.singletonKey === undefined ? {} : { singletonKey: `${job}:${options.singletonKey}` }),
      })
      // A worker that is woken before the commit finds nothing, and rests.
      if (options.startAfter === undefined) onceCommitted(tx.db, () => wake(queue))
    },
    async announce(tx, event) {
      for (const { job } of tx.system.registry.listeners.get(event.action) ?? [])
        await jobs.enqueue(tx, job, { ...event })
    },
    async start(system, restSeconds = 2) {
      for (const queue of queues) {
        const worker = await boss.work<Payload>(
          queue,
          { pollingIntervalSeconds: restSeconds, batchSize: 1 },
          async ([job]) => {
            try {
              if (job !== undefined) await run(system, job.data)
            } finally {
              // Where there was one there may be more: a worker rests only once it found nothing.
              wake(queue)
            }
          },
        )
        workers.set(queue, worker)
      }
      for (const feature of system.registry.features)
        for (const { job, cron } of feature.schedules ?? [])
          await boss.schedule('work', cron, { job, workspaceId: null, data: {} } satisfies Payload, {
            key: job,
            tz: 'UTC',
          })
    },
    async drain(system) {
      let ran = 0
      for (;;) {
        const before = ran
        for (const queue of queues) {
          const ready = await boss.fetch<Payload>(queue, { batchSize: 50 })
          for (const job of ready) {
            ran += 1
            try {
              await run(system, job.data)
              await boss.complete(queue, job.id)
            } catch (error) {
              await boss.fail(queue, job.id, {
                message: error instanceof Error ? error.message : String(error),
              })
              throw error
            }
          }
        }
        if (ran === before) return ran
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: false }),
  }
  return jobs
}

const workspaceIds = (system: System): Promise<string[]> =>
  system.database.transaction({ as: 'door' }, async (db) =>
    (await db.selectFrom('workspaces').select('id').execute()).map((row) => row.id),
  )
