import type { Cells, Draft } from '../cells.ts'
import { type Ids, type Parent, parentColumns, readLinks } from './ids.ts'
import { borrowedName } from './rules.ts'
import type { Side } from './side.ts'

const parents: Parent[] = ['location', 'organization', 'service']

/** A contact is a person, and what the person is to an organization, location or service. A contact that belongs to
 * nothing is a person only. */
export function readContact(
  cells: Cells,
  side: Side,
  ids: Ids,
): { person: Draft; affiliation: Draft | null } | null {
  const externalId = cells.text('id')
  const fullName = cells.text('name') ?? borrowedName(cells, 'title', 'department', 'email')
  const { filled, ...links } = readLinks(cells, ids, parents)
  const { organization, location, service } = links
  const belongs = organization !== undefined || location !== undefined || service !== undefined
  if (!belongs && !filled) cells.fault('parent_missing', null, { columns: parentColumns(parents) })
  if (fullName === null) return null
  const email = cells.email('email')
  const title = cells.text('title')
  const department = cells.text('department')
  const refs = {
    ...(organization === undefined ? {} : { organization }),
    ...(location === undefined ? {} : { location }),
    ...(service === undefined ? {} : { service }),
  }
  const own = organization ?? (location === undefined ? undefined : ids.organizationOf.get(location))
  const person: Draft = {
    kind: 'person',
    externalId,
    keyParts: [fullName, email, own ?? location ?? service ?? null],
    fields: {
      fullName,
      givenName: null,
      familyName: null,
      email,
      city: null,
      kind: null,
      preferredContact: null,
      languages: [],
      tags: [],
      attached: side.attachedTo('person', externalId),
    },
    refs: {},
  }
  if (!belongs) return { person, affiliation: null }
  const affiliation: Draft = {
    kind: 'affiliation',
    externalId,
    keyParts: [fullName, email, organization ?? null, location ?? null, service ?? null],
    fields: { title, department, organizationName: null, organizationExternalId: null },
    refs: { ...refs, ...(own === undefined ? {} : { organization: own }) },
  }
  return { person, affiliation }
}
