import { AsyncLocalStorage } from 'node:async_hooks'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyConfig,
  PGliteAdapter,
  PGliteDialect,
  PostgresDialect,
  type QueryId,
  sql,
  Transaction,
} from 'kysely'
import { Pool } from 'pg'
import { parsers, postgresTypes } from './kinds.server.ts'
import { preparing } from './prepared.server.ts'
import type { DB } from './schema.ts'

export type Db = Transaction<DB>
type Raw = { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

export interface Access {
  /** `app` sees one workspace through row-level security; `door` reads who may come in; `owner` migrates and keeps house. */
  as: 'app' | 'door' | 'owner'
  workspaceId?: string
  /** Every query sees the database as it was at the first: for copies. */
  snapshot?: boolean
  /** The database refuses every write; there is nothing to lose then, so nobody waits for the transaction's end. */
  readOnly?: boolean
  /**
   * What is asked is one partnership's, of which there are many alike: a plan made once does for all of them, and
   * planning would take longer than reading. Whoever stands at the door is always looked up alone.
   */
  narrow?: boolean
}

export interface Database {
  kind: 'pglite' | 'postgres'
  /** Migrations, the sign-in library and housekeeping only; never inside a transaction. */
  root: Kysely<DB>
  /** Runs statements outside Kysely, for the job library. */
  raw: Raw
  transaction<T>(access: Access, work: (db: Db) => Promise<T>): Promise<T>
  /** The embedded database itself. */
  embedded: PGlite | null
  /** Where the embedded database lies; null in memory and on a server. */
  folder: string | null
  close(): Promise<void>
}

const roles = { app: 'commonweave_app', door: 'commonweave_door', owner: 'none' } as const

interface Scope {
  access: Access
  /** Whether the transaction takes queries: from its own beginning to its end. */
  open: boolean
  /** On a server: where the transaction runs. */
  connection: DatabaseConnection | null
}
const inTransaction = new AsyncLocalStorage<Scope>()
const onlyOne = 'A query on the root handle inside a transaction: use tx.db.'
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const afterwards = new WeakMap<Db, (() => void)[]>()
/** Does something as soon as what a transaction writes stands for everybody; never where it is rolled back. It must not throw. */
export function onceCommitted(db: Db, act: () => void): void {
  const acts = afterwards.get(db)
  if (acts === undefined) afterwards.set(db, [act])
  else acts.push(act)
}

/** What a transaction says first: as whom it works, in which workspace, and whether it only reads. */
function preamble({ as, workspaceId = '', readOnly = false, narrow = false }: Access): string {
  if (workspaceId !== '' && !isId.test(workspaceId)) throw new Error('a workspace that has no id')
  const settings = [
    ['role', roles[as]],
    ['app.workspace_id', workspaceId],
    ...(readOnly ? [['transaction_read_only', 'on']] : []),
    ...(narrow || as === 'door' ? [['plan_cache_mode', 'auto']] : []),
  ]
  return `select ${settings.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(', ')}`
}

/**
 * A query on the root handle while a transaction is open would wait for itself for ever on the
 * embedded database, and for a second connection elsewhere. It is refused on both, before anything
 * waits: so the embedded database's turn-taking happens here and not in Kysely, which would wait first.
 */
function guarded(dialect: Dialect, embedded: boolean): Dialect {
  return {
    createAdapter: () => (embedded ? new TakesTurnsHere() : dialect.createAdapter()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => {
      const driver = dialect.createDriver()
      const acquire = driver.acquireConnection.bind(driver)
      const release = driver.releaseConnection.bind(driver)
      const turns = takeTurns()
      if (!embedded) shorten(driver)
      driver.acquireConnection = async (options) => {
        if (inTransaction.getStore()?.open === true) throw new Error(onlyOne)
        if (embedded) await turns.take()
        return acquire(options)
      }
      driver.releaseConnection = async (connection, options) => {
        await release(connection, options)
        if (embedded) turns.give()
      }
      return driver
    },
  }
}

/** A server is a way off: a transaction begins and says who it is in one message, and a reading one ends without an answer. */
function shorten(driver: Driver): void {
  const commit = driver.commitTransaction.bind(driver)
  driver.beginTransaction = async (connection, settings) => {
    const scope = inTransaction.getStore()
    if (scope !== undefined) scope.connection = connection
    const begin =
      settings.isolationLevel === undefined
        ? 'begin'
        : `start transaction isolation level ${settings.isolationLevel}`
    await connection.executeQuery(
      CompiledQuery.raw(scope === undefined ? begin : `${begin}; ${preamble(scope.access)}`),
    )
  }
  driver.commitTransaction = async (connection) => {
    // Whoever gets the connection next stands behind this in its line.
    if (inTransaction.getStore()?.access.readOnly === true) commit(connection).catch(() => {})
    else await commit(connection)
  }
}

class TakesTurnsHere extends PGliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

/** One at a time, first come first served. */
function takeTurns() {
  const waiting: (() => void)[] = []
  let taken = false
  return {
    take: (): Promise<void> => {
      if (!taken) {
        taken = true
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    give: (): void => {
      const next = waiting.shift()
      if (next === undefined) taken = false
      else next()
    },
  }
}

function assemble(
  kind: Database['kind'],
  dialect: Dialect,
  raw: Raw,
  { embedded, folder }: Pick<Database, 'embedded' | 'folder'>,
  close: () => Promise<void>,
): Database {
  const guard = guarded(dialect, kind === 'pglite')
  const driver = guard.createDriver()
  const config: KyselyConfig = {
    dialect: { ...guard, createDriver: () => driver },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  }
  const root = new Kysely<DB>(config)
  /** Kysely would ask a transaction's connection one question at a time; ours takes those that don't wait for each other at once. */
  const unqueued = (db: Db, connection: DatabaseConnection): Db =>
    new Transaction({
      config,
      driver,
      dialect: config.dialect,
      executor: db.getExecutor().withConnectionProvider({ provideConnection: (ask) => ask(connection) }),
    })
  return {
    kind,
    root,
    raw,
    embedded,
    folder,
    close,
    transaction: (access, work) => {
      if (inTransaction.getStore()?.open === true) throw new Error(onlyOne)
      const scope: Scope = { access, open: false, connection: null }
      let acts: readonly (() => void)[] = []
      const committed = inTransaction.run(scope, () =>
        (access.snapshot === true
          ? root.transaction().setIsolationLevel('repeatable read')
          : root.transaction()
        ).execute(async (queued) => {
          const db = scope.connection === null ? queued : unqueued(queued, scope.connection)
          scope.open = true
          try {
            if (kind === 'pglite') await sql.raw(preamble(access)).execute(db)
            const answer = await work(db)
            acts = afterwards.get(db) ?? []
            return answer
          } finally {
            scope.open = false
          }
        }),
      )
      return committed.then((answer) => {
        for (const act of acts) act()
        return answer
      })
    },
  }
}

/** Opens the embedded database in a folder, or in memory from a template when `folder` is null. */
export async function openEmbedded(folder: string | null, template?: Blob): Promise<Database> {
  const pglite = await PGlite.create({
    // It touches all its buffers at once, so they are resident from the start; a copy of every page that is
    // read lies in the system's own cache anyway.
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB'],
    ...(folder === null ? {} : { dataDir: folder }),
    extensions: { pg_trgm, unaccent },
    parsers,
    ...(template === undefined ? {} : { loadDataDir: template }),
  })
  const raw: Raw = {
    executeSql: async (text, values) => {
      if (values !== undefined && values.length > 0) return pglite.query(text, values)
      const results = await pglite.exec(text)
      return { rows: results.flatMap((result) => result.rows) }
    },
  }
  return assemble('pglite', new PGliteDialect({ pglite }), raw, { embedded: pglite, folder }, () =>
    pglite.close(),
  )
}

/** Opens a PostgreSQL server by its address. `pool` is the most connections taken at once. */
export async function openPostgres(url: string, pool: number): Promise<Database> {
  const connections = new Pool({
    connectionString: url,
    max: pool,
    types: postgresTypes,
    // What is asked together is sent together: the server works on the next while the last answer is taken in.
    pipeline: true,
    // A prepared statement is planned for what it is asked: the host stands in nearly every row and a partner in few,
    // and a plan made for the average of both was seen to take minutes where the right one takes milliseconds. Nothing is
    // compiled for it: that takes longer than any question of a page.
    onConnect: (client) => client.query('set plan_cache_mode = force_custom_plan; set jit = off'),
  })
  const jobs = new Pool({ connectionString: url, max: Math.min(2, pool) })
  for (const each of [connections, jobs]) outlive(each)
  const raw: Raw = { executeSql: (text, values) => jobs.query(text, values as unknown[]) }
  return assemble(
    'postgres',
    new PostgresDialect({ pool: preparing(connections) }),
    raw,
    { embedded: null, folder: null },
    async () => {
      await Promise.all([connections.end(), jobs.end()])
    },
  )
}

/**
 * A connection that breaks, idle or in the middle of a transaction, must not bring the process down: what was asked
 * on it fails by itself, and the next query opens another.
 */
function outlive(pool: Pool): void {
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
}

/** A transaction's own connection in the form the job library takes, so that a job is written with what caused it. */
export function rawOf(db: Db): Raw {
  return {
    executeSql: async (text, values = []) => {
      const result = await db.executeQuery<unknown>({
        sql: text,
        parameters: values,
        query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
        queryId: { queryId: 'job' } as QueryId,
      })
      return { rows: result.rows }
    },
  }
}
