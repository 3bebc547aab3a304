import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { hashKey } from '../reading/keys.server.ts'
import type { ImportRecord } from '../reading/record.ts'
import { existingRecords } from './existing.server.ts'
import { type Ids, meantByName, nameOf } from './ids.ts'
import { organizationsByName } from './organizations-by-name.server.ts'
import type { StagedProblem } from './rows.server.ts'
import { nothingBorrowed, type Waiting } from './values.ts'

/** Organizations that people's rows name and nobody brought: those of the workspace by exact name, else new ones. */
export async function meantOrganizations(
  tx: Tx,
  { source, ids }: { source: string; ids: Ids },
  given: readonly Waiting[],
  problems: StagedProblem[],
): Promise<Waiting[]> {
  const meant = given.flatMap(({ record }) => {
    const name = meantByName(record, ids)
    return name === null ? [] : [{ record, name }]
  })
  const found = await organizationsByName(tx, [...new Set(meant.map(({ name }) => name))])
  const missing = new Map<string, ReturnType<typeof organizationNamed>>()
  for (const { record, name } of meant)
    if (!found.has(name) && !missing.has(name)) missing.set(name, organizationNamed(name, record))
  const earlier = await existingRecords(tx, source, [...missing.values()])
  const created: Waiting[] = []
  for (const { record, name } of meant) {
    if (ids.named(name) !== null) continue
    const at = { file: record.file, row: record.row, column: null, severity: 'warning' as const }
    const one = found.get(name)
    if (one !== undefined) {
      if (one.count > 1) problems.push({ ...at, code: 'organization_same_name', facts: { value: name } })
      ids.name(name, one.id)
      continue
    }
    const organization = missing.get(name)
    if (organization === undefined) continue
    const id = earlier.get(nameOf(organization))?.recordId ?? uuid()
    ids.name(name, id)
    ids.add(organization, id)
    problems.push({ ...at, code: 'organization_created', facts: { value: name } })
    created.push({ record: organization, borrowed: nothingBorrowed })
  }
  return created
}

/** An organization of which only the name is known, from a row that names it. Its key is that of an organization's row without more. */
function organizationNamed(
  name: string,
  { file, row }: ImportRecord,
): Extract<ImportRecord, { kind: 'organization' }> {
  return {
    kind: 'organization',
    externalId: null,
    key: hashKey('organization', [name, null]),
    file,
    row,
    fields: {
      name,
      alternateName: null,
      description: null,
      email: null,
      website: null,
      attached: {},
      kind: null,
      addresses: [],
      languages: [],
      tags: [],
      offers: [],
      seeks: [],
      communitiesServed: [],
      programs: [],
    },
    refs: {},
    extra: {},
  }
}
