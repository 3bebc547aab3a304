import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuid } from 'uuid'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound, Refusal } from '../errors/errors.ts'
import type { Inverse } from '../features/feature.server.ts'
import type { Settings } from '../settings/settings.server.ts'
import { acceptedTypes, cleanName, fileLimitBytes, type StoredFile } from './file.ts'

export interface Attaching {
  subject: { kind: string; id: string }
  partnershipId: string | null
  audience: 'partnership' | 'organization'
}

/**
 * Puts a file beside a record that the caller has already reached and may write to. What it is, is read from
 * its content, never from its name. Too large, empty or of a kind that could run is a Refusal.
 */
export async function attachFile(
  tx: Tx,
  to: Attaching,
  file: File,
): Promise<{ id: string; historyId: string } | Refusal> {
  if (file.size === 0) return new Refusal('file_empty')
  if (file.size > fileLimitBytes) return new Refusal('file_too_large', { most: fileLimitBytes / 1024 / 1024 })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = await typeOf(bytes, file.name)
  if (mediaType === null) return new Refusal('file_kind')
  const id = uuid()
  const path = pathOf(tx.system.settings, tx.workspace.id, id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // On disk before the row: a row never points at nothing. A file whose row never came is left to the sweep.
  await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
  const name = cleanName(file.name)
  await tx.db
    .insertInto('files')
    .values({
      workspaceId: tx.workspace.id,
      id,
      subjectKind: to.subject.kind,
      subjectId: to.subject.id,
      partnershipId: to.partnershipId,
      audience: to.audience,
      organizationId: tx.actor.organizationId,
      name,
      mediaType,
      sizeBytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      addedByPersonId: tx.actor.personId,
      createdAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'file.added', {
    subject: to.subject,
    partnershipId: to.partnershipId,
    ...(to.audience === 'organization' ? { audienceOrganizationId: tx.actor.organizationId } : {}),
    after: { fileId: id, name },
  })
  return { id, historyId }
}

/** Files the actor reaches: shared in a partnership in reach, or kept by the own organization. */
export function reachableFiles(tx: Tx) {
  const reached = tx.actor.partnerships === 'all' ? null : [...tx.actor.partnerships.keys(), tx.workspace.id]
  return tx.db
    .selectFrom('files')
    .where('files.workspaceId', '=', tx.workspace.id)
    .where('files.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('files.organizationId', '=', tx.actor.organizationId),
        where.and([
          where('files.audience', '=', 'partnership'),
          ...(reached === null ? [] : [where('files.partnershipId', 'in', reached)]),
        ]),
      ]),
    )
}

/** The files beside one record, as far as the actor reaches them. */
export function filesOf(tx: Tx, subject: { kind: string; id: string }): Promise<StoredFile[]> {
  return reachableFiles(tx)
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'files.addedByPersonId')
        .onRef('people.workspaceId', '=', 'files.workspaceId'),
    )
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .select([
      'files.id',
      'files.name',
      'files.mediaType',
      'files.sizeBytes',
      'files.audience',
      'files.organizationId',
      'people.name as addedBy',
      'files.createdAt',
    ])
    .orderBy('files.createdAt', 'desc')
    .execute()
}

/** One file's row and its bytes; throws NotFound. */
export async function openFile(
  tx: Tx,
  id: string,
): Promise<{ name: string; mediaType: string; sizeBytes: number; stream: Readable }> {
  const found = await reachableFiles(tx)
    .where('files.id', '=', id)
    .select(['name', 'mediaType', 'sizeBytes'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return { ...found, stream: createReadStream(pathOf(tx.system.settings, tx.workspace.id, id)) }
}

/** Takes a file away: whoever added it, or the own organization's. It can be brought back for 30 days. */
export async function removeFile(
  tx: Tx,
  id: string,
): Promise<{ historyId: string; subjectKind: string; subjectId: string } | Refusal> {
  const found = await reachableFiles(tx)
    .where('files.id', '=', id)
    .select(['subjectKind', 'subjectId', 'partnershipId', 'organizationId', 'audience', 'name'])
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  if (found.organizationId !== tx.actor.organizationId) return new Refusal('file_not_ours')
  await tx.db
    .updateTable('files')
    .set({ deletedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  const historyId = await record(tx, 'file.removed', {
    subject: { kind: found.subjectKind, id: found.subjectId },
    partnershipId: found.partnershipId,
    ...(found.audience === 'organization' ? { audienceOrganizationId: found.organizationId } : {}),
    after: { fileId: id, name: found.name },
  })
  return { historyId, subjectKind: found.subjectKind, subjectId: found.subjectId }
}

export const restoreFile: Inverse = async (tx, entry) => {
  await tx.db
    .updateTable('files')
    .set({ deletedAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(entry.after?.fileId))
    .where('organizationId', '=', tx.actor.organizationId)
    .execute()
  await record(tx, 'file.restored', { subject: { kind: 'file', id: String(entry.after?.fileId) } })
  return undefined
}

/** Bytes of files that are gone for good; called with the ids whose rows were just deleted. */
export const forgetFile = (settings: Settings, workspaceId: string, id: string): Promise<void> =>
  rm(pathOf(settings, workspaceId, id), { force: true })

const pathOf = (settings: Settings, workspaceId: string, id: string) =>
  join(settings.dataDir, 'files', workspaceId, id.slice(-2), id)

async function typeOf(bytes: Uint8Array, name: string): Promise<string | null> {
  const known = await fileTypeFromBuffer(bytes)
  if (known !== undefined) return acceptedTypes.has(known.mime) ? known.mime : null
  // Without a signature it can only be text, and only if it reads as such; markup is not taken.
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\u0000') || /^\s*<(!doctype|html|svg|\?xml|script)/i.test(text)) return null
    return name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain'
  } catch {
    return null
  }
}
