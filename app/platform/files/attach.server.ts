import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { v7 as uuid } from 'uuid'
import { record } from '../activity/record.server.ts'
import type { Tx } from '../context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '../errors/errors.ts'
import { acceptedTypes, cleanName, fileLimitBytes, tooLargeType } from './file.ts'
import { pathOf } from './reads.server.ts'

export interface Attaching {
  subject: { kind: string; id: string }
  partnershipId: string | null
  audience: 'partnership' | 'organization'
}

/** The file chosen in a form, null where none was. Browsers send an empty part without a name for an empty field. */
export function chosenFile(form: FormData, name = 'file'): File | null {
  const value = form.get(name)
  return value instanceof File && (value.size > 0 || value.name !== '') ? value : null
}

/** Puts the form's file beside a record; throws Invalid at the field where none was chosen. */
export async function attachChosen(
  tx: Tx,
  to: Attaching,
  form: FormData,
): Promise<{ id: string; historyId: string } | Refusal> {
  const file = chosenFile(form)
  if (file === null) throw new Invalid([{ path: 'file', code: 'issue_required' }])
  return attachFile(tx, to, file)
}

/** Puts the form's file beside a record where one was chosen: for forms in which it may stay empty. */
export async function attachIfChosen(tx: Tx, to: Attaching, form: FormData): Promise<null | Refusal> {
  const file = chosenFile(form)
  const answer = file === null ? null : await attachFile(tx, to, file)
  return isRefusal(answer) ? answer : null
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
  if (file.size > fileLimitBytes || file.type === tooLargeType)
    return new Refusal('file_too_large', { most: fileLimitBytes / 1024 / 1024 })
  if (file.size === 0) return new Refusal('file_empty')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const mediaType = await typeOf(bytes, file.name)
  if (mediaType === null) return new Refusal('file_kind')
  const id = uuid()
  const path = pathOf(tx.system.settings, tx.workspace.id, id)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // On disk before the row: a row never points at nothing. A file whose row never came lies there unseen.
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

/** Lets the files beside a record be read by whoever reads the record, after its audience changed. */
export async function moveAudience(
  tx: Tx,
  { subject, audience }: Omit<Attaching, 'partnershipId'>,
): Promise<void> {
  await tx.db
    .updateTable('files')
    .set({ audience })
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .where('organizationId', '=', tx.actor.organizationId)
    .execute()
}

async function typeOf(bytes: Uint8Array, name: string): Promise<string | null> {
  const known = await fileTypeFromBuffer(bytes)
  if (known !== undefined) return acceptedTypes.has(known.mime) ? known.mime : null
  // Without a signature it can only be text, and only if it reads as such; markup is not taken.
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\u0000') || /^\s*<[a-z!?]/i.test(text)) return null
    return name.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain'
  } catch {
    return null
  }
}
