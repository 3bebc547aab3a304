import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { inTime, sharedLater } from '../activity/leaving.server.ts'
import type { Tx } from '../context/context.server.ts'
import { NotFound } from '../errors/errors.ts'
import type { Listing } from '../http/listing.ts'
import { cutPage, onePage } from '../http/paging.server.ts'
import { can } from '../policy/policy.ts'
import type { Settings } from '../settings/settings.server.ts'
import { formatMoment } from '../words/format.ts'
import type { FileOnPage } from './file.ts'
import { filePolicy } from './policy.ts'

/**
 * Files the actor reaches: kept by the own organization, or shared in a partnership in reach; where the own
 * organization has left, those that were there that day.
 */
export function reachableFiles(tx: Tx) {
  const { partnerships } = tx.actor
  return tx.db
    .selectFrom('files')
    .where('files.workspaceId', '=', tx.workspace.id)
    .where('files.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        where('files.organizationId', '=', tx.actor.organizationId),
        ...(partnerships === 'all'
          ? [where('files.audience', '=', 'partnership')]
          : [...partnerships].map(([id, reached]) =>
              where.and([
                where('files.audience', '=', 'partnership'),
                where('files.partnershipId', '=', id),
                inTime(sql.ref('files.createdAt'), reached),
                where.not(
                  sharedLater(
                    tx,
                    { kind: sql.ref('files.subjectKind'), id: sql.ref('files.subjectId') },
                    reached,
                  ),
                ),
              ]),
            )),
      ]),
    )
}

const forPages = (tx: Tx, files = reachableFiles(tx)) =>
  files
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'files.addedByPersonId')
        .onRef('people.workspaceId', '=', 'files.workspaceId'),
    )
    .select([
      'files.id',
      'files.subjectKind',
      'files.subjectId',
      'files.partnershipId',
      'files.name',
      'files.sizeBytes',
      'files.audience',
      'files.organizationId',
      'files.addedByPersonId',
      'people.name as addedBy',
      'files.createdAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof forPages>['execute']>>[number]

const onPage = (
  tx: Tx,
  { partnershipId, createdAt, organizationId, addedByPersonId, ...file }: Row,
): FileOnPage => ({
  ...file,
  when: formatMoment(createdAt, tx.timeZone),
  can: {
    remove:
      can(tx.actor, filePolicy.remove, { organizationId, personId: addedByPersonId }) &&
      organizationId === tx.actor.organizationId &&
      writesIn(tx, partnershipId),
  },
})

/** The files beside records of one kind whose reach the caller has checked, as far as the actor reaches them; the newest first. */
export async function filesOf(tx: Tx, kind: string, ids: string | readonly string[]): Promise<FileOnPage[]> {
  const all = typeof ids === 'string' ? [ids] : ids
  if (all.length === 0) return []
  const rows = await forPages(tx)
    .where('files.subjectKind', '=', kind)
    .where('files.subjectId', 'in', all)
    .orderBy('files.createdAt', 'desc')
    .orderBy('files.id', 'desc')
    .execute()
  return rows.map((row) => onPage(tx, row))
}

/**
 * One page of the files in a partnership in reach, beside whatever record, the newest first. A search finds those
 * whose names hold each of its words, whatever their case and accents.
 */
export async function listFiles(
  tx: Tx,
  {
    partnershipId,
    query,
    cursor,
    limit,
  }: { partnershipId: string } & Pick<Listing, 'query' | 'cursor' | 'limit'>,
): Promise<{ items: FileOnPage[]; total: number; next: string | null }> {
  let found = reachableFiles(tx).where('files.partnershipId', '=', partnershipId)
  for (const word of query.split(/\s+/).filter((one) => one !== ''))
    found = found.where(sql<boolean>`position(fold(${word}) in fold(files.name)) > 0`)
  const { total } = await found
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await onePage(
    forPages(tx, found),
    { direction: 'desc', cursor, limit },
    { sql: 'files.created_at', type: 'timestamptz' },
    'files.id',
  ).execute()
  const { items, next } = cutPage(rows, limit)
  return { items: items.map(({ cursorValue: _, ...row }) => onPage(tx, row)), total: Number(total), next }
}

/** All of them without an end, for what leaves with the partnership; the oldest first. */
export const enclosedIn = (tx: Tx, partnershipId: string) =>
  forPages(tx)
    .where('files.partnershipId', '=', partnershipId)
    .orderBy('files.createdAt')
    .orderBy('files.id')
    .execute()

/** Whether the own organization may still write there: a partnership that it has left is only read. */
export const writesIn = (tx: Tx, partnershipId: string | null): boolean =>
  partnershipId === null ||
  tx.actor.partnerships === 'all' ||
  tx.actor.partnerships.get(partnershipId)?.until === null

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

/** Where a file lies in the data folder. */
export const pathOf = (settings: Settings, workspaceId: string, id: string) =>
  join(folderOf(settings, workspaceId), id.slice(-2), id)

/** Where all files of a workspace lie. */
export const folderOf = (settings: Settings, workspaceId: string) =>
  join(settings.dataDir, 'files', workspaceId)
