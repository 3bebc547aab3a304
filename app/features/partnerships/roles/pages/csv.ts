import { csvResponse } from '#platform/http/csv.server.ts'
import { load } from '#platform/http/page.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { workOf } from '../reads.server.ts'
import { isAccepted } from '../role.ts'

const columns = [
  'work',
  'organization',
  'part',
  'person',
  'accepted',
  'personAnswer',
  'personReason',
] as const

/** Who does what in a partnership as a spreadsheet, a line for each role. */
export const loader = load(async (tx, { params }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const names = new Map(partnership.partners.map((partner) => [partner.organizationId, partner.name]))
  const lines = (await workOf(tx, partnership.id)).flatMap((piece) =>
    piece.roles.map((role) => [
      piece.name,
      names.get(role.organizationId) ?? '',
      role.part,
      role.personName,
      isAccepted(role),
      role.answer?.answer ?? null,
      role.answer?.reason ?? null,
    ]),
  )
  return csvResponse(
    `roles-${partnership.name}.csv`,
    columns,
    (async function* () {
      yield* lines
    })(),
  )
})
