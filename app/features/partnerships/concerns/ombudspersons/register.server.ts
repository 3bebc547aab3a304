import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Erasure, ExportTable, Feature, Merge } from '#platform/features/feature.server.ts'
import { mergeColumns } from '#platform/features/merge-columns.server.ts'
import { m } from '#platform/words/words.ts'
import { endOmbudsperson, resumeOmbudsperson } from './end.server.ts'
import { ombudspersonInput, ombudspersonShape } from './inputs.ts'
import { nameOmbudsperson } from './name.server.ts'
import type { Ombudsperson } from './ombudsperson.ts'
import { listOmbudspersons, reachableOmbudspersons, readOmbudsperson } from './reads.server.ts'

const outward = ({ person, organization, ...one }: Ombudsperson) => ({
  ...one,
  personId: person.id,
  name: person.name,
  organizationId: organization.id,
  organizationName: organization.name,
})

const api: ApiResource = {
  name: 'ombudspersons',
  summary: 'People from outside of partnerships whom the workspace names, to be asked to see to a concern.',
  shape: ombudspersonShape,
  list: async (tx, { query, limit, cursor }) => {
    const wanted = query.trim().toLowerCase()
    const found = (await listOmbudspersons(tx)).filter(({ person }) =>
      person.name.toLowerCase().includes(wanted),
    )
    return {
      items: cursor === null ? found.slice(0, limit).map(outward) : [],
      total: found.length,
      next: null,
    }
  },
  get: async (tx, id) => outward(await readOmbudsperson(tx, id)),
  create: { input: ombudspersonInput, run: nameOmbudsperson },
  remove: endOmbudsperson,
}

/** Columns are a contract, so in English and never renamed. */
export const ombudspersonColumns = ['id', 'name', 'organizationName', 'about', 'namedOn'] as const

export const ombudspersonRecords = async (tx: Tx) => (await listOmbudspersons(tx)).map(outward)

const exported: ExportTable = {
  name: 'ombudspersons',
  columns: [...ombudspersonColumns],
  rows: async function* (tx) {
    yield* await ombudspersonRecords(tx)
  },
}

const merges: Merge[] = [
  ...mergeColumns('organization', [['ombudspersons', 'organization_id']]),
  ...mergeColumns('person', [['ombudspersons', 'named_by_person_id']]),
  {
    kind: 'person',
    table: 'ombudspersons',
    column: 'person_id',
    same: [
      {
        by: ['workspace_id'],
        when: 'x.ended_on is null and k.ended_on is null',
        close: { column: 'ended_on', at: 'today' },
      },
    ],
  },
]

/** Whoever is forgotten is asked no more, and what was written of them goes. */
const erasure: Erasure = {
  covers: ['ombudspersons.about'],
  stays: ['ombudspersons.person_id', 'ombudspersons.named_by_person_id'],
  erase: async (tx, personId) => {
    await tx.db
      .updateTable('ombudspersons')
      .set((set) => ({ about: '', endedOn: set.fn.coalesce('endedOn', set.val(tx.today)) }))
      .where('workspaceId', '=', tx.workspace.id)
      .where('personId', '=', personId)
      .execute()
  },
  holds: {
    name: 'ombudspersons',
    rows: (tx, personId) =>
      tx.db
        .selectFrom('ombudspersons')
        .where('workspaceId', '=', tx.workspace.id)
        .where('personId', '=', personId)
        .select(['about', 'namedOn', 'endedOn'])
        .execute(),
  },
}

/** What the named from outside give to the registries. */
export const ombudspersons = {
  inverses: { 'ombudsperson.ended': resumeOmbudsperson },
  sentences: {
    'ombudsperson.named': () => m.history_ombudsperson_named(),
    'ombudsperson.ended': () => m.history_ombudsperson_ended(),
    'ombudsperson.resumed': () => m.history_ombudsperson_resumed(),
  },
  subjects: [
    {
      kind: 'ombudsperson',
      describe: async (tx, ids) =>
        (
          await reachableOmbudspersons(tx)
            .where('ombudspersons.id', 'in', [...ids, tx.workspace.id])
            .select(['ombudspersons.id', 'people.name'])
            .execute()
        ).map(({ id, name }) => ({ id, title: name, href: '/ombudspersons' })),
    },
  ],
  merges,
  erasures: [erasure],
  exports: [exported],
  api: [api],
} satisfies Partial<Feature>
