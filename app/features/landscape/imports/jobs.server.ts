import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { applyAll } from './applying/apply.server.ts'
import { isMoving, noCounts, stateOf } from './import.ts'
import { packagePath, removePackage } from './package-folder.server.ts'
import { revertAll } from './reverting/revert.server.ts'
import { fail, stage } from './staging/stage.server.ts'

/** The history names who began an import, not that a job did the work. */
async function asStarter(ctx: Ctx, importId: string): Promise<Ctx | null> {
  const found = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('imports')
      .select('actorPersonId')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', '=', importId)
      .executeTakeFirst(),
  )
  if (found === undefined) return null
  return found.actorPersonId === null
    ? ctx
    : { ...ctx, actor: { ...ctx.actor, kind: 'member', personId: found.actorPersonId } }
}

const working =
  (work: (ctx: Ctx, importId: string) => Promise<unknown>): JobHandler =>
  async (ctx, data) => {
    const importId = String(data.importId)
    const starter = await asStarter(ctx, importId)
    if (starter !== null) await work(starter, importId)
  }

export const stageJob = working(async (ctx, importId) => {
  const path = packagePath(ctx.system.settings, importId)
  if (path === null) await keepHouse(ctx, (tx) => fail(tx, importId, 'path_not_found'))
  else await stage(ctx, importId, path)
})

export const applyJob = working(async (ctx, importId) => {
  await applyAll(ctx, importId)
  await removePackage(ctx.system.settings, importId)
})

export const revertJob = working((ctx, importId) => revertAll(ctx, importId))

export const clearJob = working((ctx, importId) => removePackage(ctx.system.settings, importId))

/** Silent for so long, and whoever was at work is gone: a process that was killed does not say so. */
const silentMs = 90_000

/** Takes up again what was cut off. Should the other still be at work, each batch is done once all the same. */
export const watchJob: JobHandler = async (ctx) => {
  const open = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('imports')
      .selectAll()
      .where('workspaceId', '=', tx.workspace.id)
      .where('revertedAt', 'is', null)
      .where('discardedAt', 'is', null)
      .where('failedAt', 'is', null)
      .where((where) => where.or([where('finishedAt', 'is', null), where('revertStartedAt', 'is not', null)]))
      .execute(),
  )
  const now = ctx.system.now().getTime()
  for (const row of open) {
    const state = stateOf(row)
    const beat = Date.parse({ ...noCounts, ...row.counts }.beatAt ?? row.createdAt.toISOString())
    if (!isMoving(state) || now - beat < silentMs) continue
    const job = { reading: 'import.stage', applying: 'import.apply', undoing: 'import.revert' }[
      state as string
    ]
    if (job === undefined) continue
    await keepHouse(ctx, (tx) =>
      tx.system.jobs.enqueue(tx, job, { importId: row.id }, { queue: 'bulk', singletonKey: row.id }),
    )
  }
}
