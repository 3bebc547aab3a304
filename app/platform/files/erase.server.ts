import { rm } from 'node:fs/promises'
import { forgetValues } from '../activity/forget.server.ts'
import type { Tx } from '../context/context.server.ts'
import { keepHouse } from '../context/transaction.server.ts'
import type { Erasure, JobHandler } from '../features/feature.server.ts'
import { pathOf, reachableFiles } from './reads.server.ts'

/** Takes the files beside a record away for good. Their bytes go once that is certain, by a job. */
export async function eraseFilesOf(tx: Tx, kind: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const gone = await tx.db
    .deleteFrom('files')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', ids)
    .returning('id')
    .execute()
  if (gone.length === 0) return
  await forgetValues(tx, ids)
  await tx.system.jobs.enqueue(tx, 'files.erase', { ids: gone.map((file) => file.id) })
}

/** Whatever lies beside the person goes; files elsewhere that they added stay with what they belong to. */
export const fileErasure: Erasure = {
  covers: ['files.subject_id', 'files.name'],
  keeps: {
    'files.subject_kind': 'a word of ours',
    'files.audience': 'a word of ours',
    'files.media_type': 'the row goes',
    'files.sha256': 'the row goes',
  },
  erase: (tx, personId) => eraseFilesOf(tx, 'person', [personId]),
  holds: {
    name: 'files',
    rows: (tx, personId) =>
      reachableFiles(tx)
        .where('files.subjectKind', '=', 'person')
        .where('files.subjectId', '=', personId)
        .select(['files.name', 'files.mediaType', 'files.sizeBytes', 'files.createdAt'])
        .orderBy('files.createdAt')
        .execute(),
  },
}

/** Takes bytes off the disk that no row names any more. */
export const eraseBytes: JobHandler = async (ctx, { ids }) => {
  const asked = (Array.isArray(ids) ? ids : []).map(String)
  if (asked.length === 0) return
  const still = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('files')
      .where('workspaceId', '=', tx.workspace.id)
      .where('id', 'in', asked)
      .select('id')
      .execute(),
  )
  const named = new Set(still.map((file) => file.id))
  for (const id of asked.filter((one) => !named.has(one)))
    await rm(pathOf(ctx.system.settings, ctx.workspace.id, id), { force: true })
}
