import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { undoHours } from '../activity/undo.server.ts'
import type { Ctx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import { folderOf } from './reads.server.ts'

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Lets go for good of a workspace's files that were removed and can't be brought back any more, and of those on
 * disk that no row names: left there by an act that was rolled back or cut off. Nothing younger than a day is
 * touched: its row may still be on the way. Answers how many files went.
 */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const before = new Date(ctx.now.getTime() - undoHours * 3_600_000)
  await keepHouse(ctx, (tx) =>
    tx.db
      .deleteFrom('files')
      .where('workspaceId', '=', tx.workspace.id)
      .where('deletedAt', '<', before)
      .execute(),
  )
  const folder = folderOf(ctx.system.settings, ctx.workspace.id)
  let gone = 0
  for (const part of await namesIn(folder)) {
    const old = await olderThan(before, join(folder, part), await namesIn(join(folder, part)))
    if (old.length === 0) continue
    const named = new Set(await rowsOf(ctx, old))
    for (const id of old.filter((each) => !named.has(each))) {
      await rm(join(folder, part, id), { force: true })
      gone += 1
    }
  }
  if (gone > 0) ctx.system.log.info({ files: gone }, 'swept')
  return gone
}

const rowsOf = (ctx: Ctx, ids: readonly string[]): Promise<string[]> =>
  keepHouse(ctx, async (tx) => {
    const rows = await tx.db
      .selectFrom('files')
      .select('id')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', ids)
      .execute()
    return rows.map((row) => row.id)
  })

/** The files among these that are ours and were written before a moment. */
async function olderThan(moment: Date, folder: string, names: readonly string[]): Promise<string[]> {
  const old: string[] = []
  for (const name of names.filter((each) => isId.test(each))) {
    const found = await stat(join(folder, name)).catch(nothing)
    if (found?.isFile() && found.mtime < moment) old.push(name)
  }
  return old
}

const namesIn = async (folder: string): Promise<string[]> => (await readdir(folder).catch(nothing)) ?? []

/** Another machine on the same folder may have been quicker. */
function nothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
