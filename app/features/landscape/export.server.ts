import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { reachableCommunities } from './communities/reads.server.ts'
import {
  fieldsFor,
  locationFields,
  organizationFields,
  personFields,
  serviceFields,
} from './fields-audience.ts'
import { notesOf, reachableNotes } from './notes/reads.server.ts'
import { pageOfOrganizations } from './organizations/list.server.ts'
import { reachableOrganizations } from './organizations/reads.server.ts'
import { pageOfPeople } from './people/list.server.ts'
import { reachablePeople } from './people/reads.server.ts'

const batch = 1000

type Page = { items: readonly object[]; next: string | null }

/** Pages of a list one after the other, so that memory stays flat. */
async function* pages(next: (cursor: ReturnType<typeof readCursor>) => Promise<Page>) {
  let cursor: ReturnType<typeof readCursor> = null
  do {
    const page: Page = await next(cursor)
    for (const item of page.items) yield { ...item }
    cursor = readCursor(page.next)
  } while (cursor !== null)
}

/** Rows in the order of their ids, batch by batch. */
async function* byId<R extends { id: string }>(next: (after: string) => Promise<R[]>) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await next(after)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < batch) return
    after = last.id
  }
}

const not =
  (...left: string[]) =>
  (name: string) =>
    !left.includes(name)
const whole = { query: '', direction: 'asc', filters: {}, limit: batch } as const

const ofOrganizations = (tx: Tx) => reachableOrganizations(tx).select('organizations.id')

export const landscapeExports: ExportTable[] = [
  {
    name: 'organizations',
    columns: fieldsFor(organizationFields, 'staff').filter(not('people', 'history')),
    rows: (tx) => pages((cursor) => pageOfOrganizations(tx, { ...whole, cursor })),
  },
  {
    name: 'people',
    columns: fieldsFor(personFields, 'staff').filter(not('history')),
    rows: (tx) => pages((cursor) => pageOfPeople(tx, { ...whole, cursor })),
  },
  {
    name: 'affiliations',
    columns: [
      'id',
      'personId',
      'organizationId',
      'title',
      'department',
      'isMainContact',
      'beganOn',
      'endedOn',
    ],
    rows: (tx) =>
      byId((after) =>
        tx.db
          .selectFrom('affiliations')
          .where('workspaceId', '=', tx.workspace.id)
          .where('personId', 'in', reachablePeople(tx).select('people.id'))
          .where('organizationId', 'in', ofOrganizations(tx))
          .where('id', '>', after)
          .selectAll()
          .orderBy('id')
          .limit(batch)
          .execute(),
      ),
  },
  {
    name: 'communities',
    columns: ['id', 'name', 'place', 'description', 'population'],
    rows: (tx) =>
      byId((after) =>
        reachableCommunities(tx).where('id', '>', after).selectAll().orderBy('id').limit(batch).execute(),
      ),
  },
  {
    name: 'locations',
    columns: ['organizationId', ...fieldsFor(locationFields, 'staff'), 'latitude', 'longitude', 'schedules'],
    rows: (tx) =>
      byId((after) =>
        tx.db
          .selectFrom('locations')
          .where('workspaceId', '=', tx.workspace.id)
          .where('deletedAt', 'is', null)
          .where('id', '>', after)
          .selectAll()
          .orderBy('id')
          .limit(batch)
          .execute(),
      ),
  },
  {
    name: 'services',
    columns: ['organizationId', ...fieldsFor(serviceFields, 'staff').filter(not('locationIds')), 'schedules'],
    rows: (tx) =>
      byId((after) =>
        tx.db
          .selectFrom('services')
          .where('workspaceId', '=', tx.workspace.id)
          .where('deletedAt', 'is', null)
          .where('id', '>', after)
          .selectAll()
          .orderBy('id')
          .limit(batch)
          .execute(),
      ),
  },
  {
    name: 'notes',
    columns: [
      'id',
      'subjectKind',
      'subjectId',
      'partnershipId',
      'body',
      'language',
      'audience',
      'organizationId',
      'authorPersonId',
      'createdAt',
    ],
    rows: (tx) =>
      byId((after) =>
        reachableNotes(tx)
          .where('notes.id', '>', after)
          .selectAll('notes')
          .orderBy('notes.id')
          .limit(batch)
          .execute(),
      ),
    ofPartnership: {
      says: m.leaves_notes,
      columns: {
        subjectKind: m.column_notes_subject_kind,
        subjectId: m.column_notes_subject_id,
        body: m.column_notes_body,
        authorPersonId: m.column_notes_author_person_id,
        createdAt: m.column_notes_created_at,
      },
      rows: async function* (tx, partnershipId) {
        for (const note of await notesOf(
          tx,
          { subjectKind: 'partnership', subjectId: partnershipId },
          10_000,
        ))
          yield { ...note }
      },
    },
  },
]
