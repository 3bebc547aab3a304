import type { ExportTable } from '#platform/features/feature.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { reachableWork } from './list.server.ts'
import { workOf } from './reads.server.ts'
import { isAccepted } from './role.ts'

const columns = [
  'workId',
  'partnershipId',
  'work',
  'organization',
  'part',
  'person',
  'accepted',
  'personAnswer',
  'personReason',
  'answeredOn',
]

/** Who does what in every partnership in reach, a line for each role. */
export const exportedRoles: ExportTable = {
  name: 'roles',
  columns,
  rows: async function* (tx) {
    const partnerships = await reachableWork(tx)
      .select('partnerships.id')
      .distinct()
      .orderBy('partnerships.id')
      .execute()
    for (const { id } of partnerships) {
      const { partners } = await readPartnership(tx, id)
      const names = new Map(partners.map((partner) => [partner.organizationId, partner.name]))
      for (const piece of await workOf(tx, id))
        for (const role of piece.roles)
          yield {
            workId: piece.id,
            partnershipId: id,
            work: piece.name,
            organization: names.get(role.organizationId) ?? null,
            part: role.part,
            person: role.personName,
            accepted: isAccepted(role),
            personAnswer: role.answer?.answer ?? null,
            personReason: role.answer?.reason ?? null,
            answeredOn: role.answer?.answeredOn ?? null,
          }
    }
  },
}
