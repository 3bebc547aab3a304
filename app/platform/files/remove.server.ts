import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Forbidden, NotFound } from '../errors/errors.ts'
import type { Inverse } from '../features/feature.server.ts'
import { allow } from '../policy/policy.ts'
import { filePolicy } from './policy.ts'
import { reachableFiles, writesIn } from './reads.server.ts'

/** Takes a file of the own organization away; it can be brought back. Throws NotFound and Forbidden. */
export async function removeFile(tx: Tx, id: string): Promise<{ historyId: string }> {
  const file = await reachableFiles(tx).where('files.id', '=', id).select(columns).executeTakeFirst()
  if (file === undefined) throw new NotFound()
  mayKeep(tx, file)
  await setDeleted(tx, id, tx.now)
  return { historyId: await say(tx, 'file.removed', file) }
}

/** The inverse of removing. */
export const restoreFile: Inverse = async (tx, entry) => {
  const file = await tx.db
    .selectFrom('files')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(entry.after?.fileId))
    .where('organizationId', '=', tx.actor.organizationId)
    .select(columns)
    .executeTakeFirst()
  if (file === undefined) throw new NotFound()
  mayKeep(tx, file)
  await setDeleted(tx, file.id, null)
  await say(tx, 'file.restored', file)
  return undefined
}

/** The inverse of adding. */
export const undoAdd: Inverse = async (tx, entry) => {
  await removeFile(tx, String(entry.after?.fileId))
  return undefined
}

const columns = [
  'files.id',
  'files.subjectKind',
  'files.subjectId',
  'files.partnershipId',
  'files.organizationId',
  'files.audience',
  'files.name',
  'files.addedByPersonId',
] as const

interface Row {
  id: string
  subjectKind: string
  subjectId: string
  partnershipId: string | null
  organizationId: string
  audience: 'partnership' | 'organization'
  name: string
  addedByPersonId: string | null
}

function mayKeep(tx: Tx, { organizationId, addedByPersonId, partnershipId }: Row): void {
  allow(tx.actor, filePolicy.remove, { organizationId, personId: addedByPersonId })
  if (organizationId !== tx.actor.organizationId || !writesIn(tx, partnershipId)) throw new Forbidden()
}

const setDeleted = (tx: Tx, id: string, deletedAt: Date | null) =>
  tx.db
    .updateTable('files')
    .set({ deletedAt })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()

const say = (tx: Tx, action: string, file: Row) =>
  record(tx, action, {
    subject: { kind: file.subjectKind, id: file.subjectId },
    partnershipId: file.partnershipId,
    ...(file.audience === 'organization' ? { audienceOrganizationId: file.organizationId } : {}),
    after: { fileId: file.id, name: file.name },
  })
