import type { Tx } from '#platform/context/context.server.ts'
import { locationFields, outward, serviceFields } from '../fields-audience.ts'
import { readablePhone } from '../phone.ts'
import { standingTo } from './reads.server.ts'

/** What an organization in reach does for the community and where, as a directory describes it; each with the fields its reader may have. */
export async function servicesOf(tx: Tx, organizationId: string) {
  const standing = standingTo(tx, organizationId)
  const locations = await tx.db
    .selectFrom('locations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', organizationId)
    .where('deletedAt', 'is', null)
    .select([
      'id',
      'name',
      'description',
      'addressLine',
      'city',
      'region',
      'postalCode',
      'phone',
      'email',
      'accessibility',
      'transportation',
      'languages',
      'extra',
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const services = await tx.db
    .selectFrom('services')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', organizationId)
    .where('deletedAt', 'is', null)
    .select([
      'id',
      'name',
      'description',
      'categories',
      'eligibility',
      'fees',
      'howToApply',
      'phone',
      'email',
      'website',
      'languages',
      'extra',
    ])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const given = services.length === 0 ? [] : await givenAt(tx, organizationId)
  return {
    locations: locations.map((location) => outward(locationFields, spoken(tx, location), standing)),
    services: services.map((service) =>
      outward(
        serviceFields,
        {
          ...spoken(tx, service),
          locationIds: given.filter((one) => one.serviceId === service.id).map((one) => one.locationId),
        },
        standing,
      ),
    ),
  }
}

/** Which of an organization's services is given at which location. */
const givenAt = (tx: Tx, organizationId: string) =>
  tx.db
    .selectFrom('serviceLocations')
    .innerJoin('services', (join) =>
      join
        .onRef('services.id', '=', 'serviceLocations.serviceId')
        .onRef('services.workspaceId', '=', 'serviceLocations.workspaceId'),
    )
    .where('serviceLocations.workspaceId', '=', tx.workspace.id)
    .where('services.organizationId', '=', organizationId)
    .select(['serviceLocations.serviceId', 'serviceLocations.locationId'])
    .execute()

const spoken = <R extends { phone: string | null }>(tx: Tx, row: R): R => ({
  ...row,
  phone: row.phone === null ? null : readablePhone(row.phone, tx.workspace.country),
})

/** Further numbers of an organization or a person in full reach, as people write them. */
export async function phonesOf(
  tx: Tx,
  subject: { subjectKind: 'organization' | 'person'; subjectId: string },
) {
  const rows = await tx.db
    .selectFrom('phones')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', subject.subjectKind)
    .where('subjectId', '=', subject.subjectId)
    .select(['id', 'number', 'extension', 'kind', 'description'])
    .orderBy('id')
    .limit(50)
    .execute()
  return rows.map((row) => ({ ...row, text: readablePhone(row.number, tx.workspace.country) }))
}
