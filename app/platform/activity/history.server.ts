import { sql } from 'kysely'
import type { Tx } from '../context/context.server.ts'
import { dayIn } from '../context/days.ts'
import type { HistorySentence } from '../features/feature.server.ts'
import { formatMoment } from '../words/format.ts'
import { m } from '../words/words.ts'
import type { HistoryLine } from './history.ts'
import { inTime } from './leaving.server.ts'

/** A record, or several of one kind, whose history is asked for. */
export interface HistorySubject {
  subjectKind: string
  subjectId: string
}

/**
 * What happened to a record whose reach the caller has checked, the newest first, in sentences. `also` adds
 * what belongs to it (its notes, its affiliations). Of what happened inside partnerships, or for one
 * organization's eyes, only what the actor may read.
 */
export async function historyOf(
  tx: Tx,
  subject: HistorySubject,
  { also = [], most = 30 }: { also?: readonly HistorySubject[]; most?: number } = {},
): Promise<HistoryLine[]> {
  const kinds = Map.groupBy([subject, ...also], (one) => one.subjectKind)
  const rows = await readableHistory(tx)
    .where((where) =>
      where.or(
        [...kinds].map(([kind, subjects]) =>
          where.and([
            where('history.subjectKind', '=', kind),
            where(
              'history.subjectId',
              'in',
              subjects.map((one) => one.subjectId),
            ),
          ]),
        ),
      ),
    )
    .limit(most)
    .execute()
  return linesOf(tx, rows, subject)
}

/** What happened in a partnership in reach, the newest first, in sentences, each with the name of what it was done to. */
export async function historyOfPartnership(tx: Tx, partnershipId: string, most = 30): Promise<HistoryLine[]> {
  const rows = await readableHistory(tx)
    .where('history.partnershipId', '=', partnershipId)
    .limit(most)
    .execute()
  return linesOf(tx, rows, { subjectKind: 'partnership', subjectId: partnershipId })
}

/**
 * What happened in a partnership in reach to all records of one noun (`cadence`, the first part of its actions), also
 * those that are gone: for a page that shows many of them.
 */
export async function historyOfNoun(
  tx: Tx,
  partnershipId: string,
  noun: string,
  most = 10,
): Promise<HistoryLine[]> {
  const rows = await readableHistory(tx)
    .where('history.partnershipId', '=', partnershipId)
    .where(sql<boolean>`starts_with(history.action, ${`${noun}.`})`)
    .limit(most)
    .execute()
  return linesOf(tx, rows, { subjectKind: 'partnership', subjectId: partnershipId })
}

/** Entries that the actor may read, with the names of who acted, the newest first. */
function readableHistory(tx: Tx) {
  const { partnerships, organizationId } = tx.actor
  return tx.db
    .selectFrom('history')
    .leftJoin('people', (join) =>
      join
        .onRef('people.id', '=', 'history.actorPersonId')
        .onRef('people.workspaceId', '=', 'history.workspaceId'),
    )
    .leftJoin('organizations as acting', (join) =>
      join
        .onRef('acting.id', '=', 'history.actorOrganizationId')
        .onRef('acting.workspaceId', '=', 'history.workspaceId'),
    )
    .leftJoin('organizations as behalf', (join) =>
      join
        .onRef('behalf.id', '=', 'history.onBehalfOfOrganizationId')
        .onRef('behalf.workspaceId', '=', 'history.workspaceId'),
    )
    .where('history.workspaceId', '=', tx.workspace.id)
    .where((where) =>
      where.or([
        where('history.audienceOrganizationId', 'is', null),
        where('history.audienceOrganizationId', '=', organizationId),
      ]),
    )
    .where((where) =>
      partnerships === 'all'
        ? sql<boolean>`true`
        : where.or([
            where('history.partnershipId', 'is', null),
            ...[...partnerships].map(([id, reached]) =>
              where.and([where('history.partnershipId', '=', id), inTime(sql.ref('history.at'), reached)]),
            ),
          ]),
    )
    .select([
      'history.id',
      'history.action',
      'history.subjectKind',
      'history.subjectId',
      'history.partnershipId',
      'history.actorKind',
      'history.actorOrganizationId',
      'history.actorPersonId',
      'history.facts',
      'history.fields',
      'history.undoneAt',
      'history.at',
      'people.name as person',
      'acting.name as organization',
      'behalf.name as onBehalfOf',
    ])
    .orderBy('history.at', 'desc')
    .orderBy('history.id', 'desc')
}

type Facts = Parameters<HistorySentence>[0]
type Row = Awaited<ReturnType<ReturnType<typeof readableHistory>['execute']>>[number]

/**
 * Entries in the reader's words, each with what it was done to, but not on that record's own page. One question a
 * kind of record, however many entries.
 */
async function linesOf(tx: Tx, rows: readonly Row[], page: HistorySubject): Promise<HistoryLine[]> {
  const others = rows.filter(
    (row) => row.subjectKind !== page.subjectKind || row.subjectId !== page.subjectId,
  )
  const about = new Map<string, HistoryLine['about']>()
  for (const [kind, entries] of Map.groupBy(others, (row) => row.subjectKind)) {
    const ids = [...new Set(entries.map((row) => row.subjectId))]
    for (const { id, title, href } of (await tx.system.registry.subjects.get(kind)?.describe(tx, ids)) ?? [])
      about.set(`${kind} ${id}`, { title, href: `/${tx.workspace.slug}${href}` })
  }
  return rows.flatMap((row) => lineOf(tx, row, about.get(`${row.subjectKind} ${row.subjectId}`) ?? null))
}

/** An entry in the reader's words; none for an action no feature has a sentence for. */
function lineOf(tx: Tx, row: Row, about: HistoryLine['about']): HistoryLine[] {
  const what = tx.system.registry.sentences.get(row.action)?.(row.facts as Facts)
  if (what === undefined) return []
  const who = whoOf(tx, row)
  return [
    {
      id: row.id,
      at: row.at.toISOString(),
      day: dayIn(tx.timeZone, row.at),
      when: formatMoment(row.at, tx.timeZone),
      who,
      text:
        row.onBehalfOf === null
          ? m.history_line({ who, what })
          : m.history_line_behalf({ who, what, organization: row.onBehalfOf }),
      about,
      fields: row.fields,
      takenBack: row.undoneAt !== null,
    },
  ]
}

function whoOf(tx: Tx, row: Row): string {
  const organization = row.organization ?? tx.workspace.name
  switch (row.actorKind) {
    case 'job':
      return m.history_job()
    case 'operator':
      return m.history_operator()
    case 'key':
      return row.actorPersonId !== null
        ? m.history_own_key_of({ who: personIn(tx, row) })
        : m.history_key_of({ organization })
    case 'link':
      return m.history_link_of({ organization })
    case 'member':
      return personIn(tx, row)
  }
}

/** Who acted, or whose key did. Outside of a partnership, people of other organizations are not named to partners. */
function personIn(tx: Tx, row: Row): string {
  const named =
    tx.actor.partnerships === 'all' ||
    row.partnershipId !== null ||
    row.actorOrganizationId === tx.actor.organizationId
  if (named && row.person !== null) return row.person
  return row.organization === null
    ? m.history_someone()
    : m.history_someone_of({ organization: row.organization })
}
