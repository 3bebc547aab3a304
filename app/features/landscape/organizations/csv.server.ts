import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { communityChoices } from '../communities/reads.server.ts'
import { fieldsFor, organizationFields, type Standing } from '../fields-audience.ts'
import { allOrganizations, type OrganizationsWanted } from './list.server.ts'

const left = new Set(['people', 'history', 'version', 'latitude', 'longitude', 'communityIds', 'extra'])

/** Organizations as rows of a file, named as the API names them, so that a file can come back as an import. */
export function organizationCsv(
  ctx: Ctx,
  wanted: OrganizationsWanted & { sort?: string; direction: 'asc' | 'desc' },
  standing: Standing,
) {
  const named = fieldsFor(organizationFields, standing)
  const fields = named.filter((name) => !left.has(name))
  const ends = ['latitude', 'longitude', 'extra'].filter((name) => named.some((field) => field === name))
  return { columns: [...fields, 'communities', ...ends], rows: rows() }

  async function* rows() {
    const communities = new Map(
      (await read(ctx, (tx) => communityChoices(tx))).map(({ id, name }) => [id, name]),
    )
    for await (const batch of allOrganizations(ctx, wanted))
      for (const organization of batch) {
        const record: Record<string, unknown> = organization
        yield [
          ...fields.map((name) => record[name]),
          organization.communityIds.map((id) => communities.get(id) ?? ''),
          ...ends.map((name) => (name === 'extra' ? extraText(record[name]) : record[name])),
        ]
      }
  }
}

/** What directories said besides, as JSON; nothing when they said nothing. */
export const extraText = (extra: unknown): string =>
  extra === null || extra === undefined || JSON.stringify(extra) === '{}' ? '' : JSON.stringify(extra)
