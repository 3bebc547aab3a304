import type { Ctx } from '#platform/context/context.server.ts'
import { fieldsFor, personFields, type Standing } from '../fields-audience.ts'
import { extraText } from '../organizations/csv.server.ts'
import { allPeople, type PeopleWanted } from './list.server.ts'

const left = new Set(['history', 'version', 'extra'])

/** People as rows of a file, named as the API names them, with where they belong, so that a file can come back as an import. */
export function personCsv(
  ctx: Ctx,
  wanted: PeopleWanted & { sort?: string; direction: 'asc' | 'desc' },
  standing: Standing,
) {
  const named = fieldsFor(personFields, standing)
  const fields = named.filter((name) => !left.has(name))
  const withExtra = named.includes('extra')
  return {
    columns: [...fields, 'organizations', 'titles', ...(withExtra ? ['extra'] : [])],
    rows: rows(),
  }

  async function* rows() {
    for await (const batch of allPeople(ctx, wanted))
      for (const person of batch) {
        const record: Record<string, unknown> = person
        yield [
          ...fields.map((name) => record[name]),
          person.affiliations.map((one) => one.organizationName),
          person.affiliations.map((one) => one.title),
          ...(withExtra ? [extraText(person.extra)] : []),
        ]
      }
  }
}
