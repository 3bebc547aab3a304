import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
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
    for (const { id } of partnerships) yield* roleRecords(tx, id)
  },
  ofPartnership: {
    says: m.leaves_roles,
    columns: {
      workId: m.column_roles_work_id,
      work: m.column_roles_work,
      part: m.column_roles_part,
      accepted: m.column_roles_accepted,
      personAnswer: m.column_roles_person_answer,
      personReason: m.column_roles_person_reason,
      answeredOn: m.column_roles_answered_on,
    },
    rows: roleRecords,
  },
}

async function* roleRecords(tx: Tx, partnershipId: string) {
  const { partners } = await readPartnership(tx, partnershipId)
  const names = new Map(partners.map((partner) => [partner.organizationId, partner.name]))
  for (const piece of await workOf(tx, partnershipId))
    for (const role of piece.roles)
      yield {
        workId: piece.id,
        partnershipId,
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
