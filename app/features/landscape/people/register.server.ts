import type { Feature } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { affiliationsOf } from '../affiliations/reads.server.ts'
import { affiliationText } from '../affiliations/span.ts'
import { mergeState } from '../merging/api.server.ts'
import { personKindName } from '../names.ts'
import { furtherPhones } from '../organizations/merge.server.ts'
import { addPerson } from './add.server.ts'
import { changePerson } from './change.server.ts'
import { eraseCommand } from './command.server.ts'
import { personErasure } from './forget.server.ts'
import { type PersonFilters, personAdd, personChange, personFilters, personShape } from './inputs.ts'
import { listPeople } from './list.server.ts'
import { personReach, reachablePeople, readPerson } from './reads.server.ts'
import { removePerson, restorePerson } from './remove.server.ts'

export const people: Omit<Feature, 'name'> = {
  inverses: { 'person.removed': restorePerson },
  merges: [furtherPhones('person')],
  erasures: [personErasure],
  commands: { 'erase person': eraseCommand },
  sentences: {
    'person.added': () => m.history_person_added(),
    'person.changed': () => m.history_person_changed(),
    'person.removed': () => m.history_person_removed(),
    'person.restored': () => m.history_person_restored(),
    'person.erased': () => m.history_person_erased(),
  },
  searchKinds: [
    {
      kind: 'person',
      table: 'people',
      label: () => m.people_title(),
      reach: personReach,
      describe: async (tx, ids) => {
        const rows = await reachablePeople(tx)
          .where('people.id', 'in', ids)
          .select(['people.id', 'people.name', 'people.kind'])
          .execute()
        const belongs = await affiliationsOf(
          tx,
          rows.map((row) => row.id),
        )
        return rows.map((row) => {
          const where = belongs.filter((one) => one.personId === row.id).map(affiliationText)
          return {
            id: row.id,
            title: row.name,
            detail: where.length > 0 ? formatList(where) : personKindName(row.kind),
            href: `/people/${row.id}`,
          }
        })
      },
    },
  ],
  api: [
    {
      name: 'people',
      summary:
        'People and the organizations they belong to; partners read their own and those they share a partnership with.',
      shape: personShape,
      filters: personFilters,
      list: (tx, { query, limit, cursor, filters }) =>
        listPeople(tx, { query, limit, cursor, direction: 'asc', filters: filters as PersonFilters }),
      get: async (tx, id) => ({
        ...(await readPerson(tx, id)),
        affiliations: await affiliationsOf(tx, [id]),
      }),
      create: { input: personAdd, run: addPerson },
      change: { input: personChange, run: changePerson },
      remove: removePerson,
      states: mergeState('person'),
    },
  ],
}
