import { dayIn } from '#platform/context/days.ts'
import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { workOf } from './reads.server.ts'
import { gapsOf, isTaken, type WorkPiece } from './role.ts'
import { gapWords } from './say.ts'

/** Roles are clear when every partner has accepted one and every piece of work has exactly one who answers for it. */
export const rolesClear: EvidenceSource = {
  keyAction: 'roles_clear',
  find: async (tx, partnershipId) =>
    rolesEvidence(
      await readPartnership(tx, partnershipId),
      await workOf(tx, partnershipId),
      tx.workspace.timeZone,
    ),
}

/** The evidence in a partnership's matrix: one item for each partner, of its roles that are taken on by it and by whoever is named. */
export function rolesEvidence(
  partnership: Partnership,
  work: readonly WorkPiece[],
  timeZone: string,
): Evidence {
  const gaps = gapsOf(work, partnership.partners)
  const items = presentPartners(partnership.partners).flatMap((partner) => {
    const accepted = work
      .flatMap((piece) => piece.roles)
      .filter((role) => role.organizationId === partner.organizationId && isTaken(role))
    const moments = accepted.flatMap((role) => (role.acceptedAt === null ? [] : [role.acceptedAt.getTime()]))
    return moments.length === 0
      ? []
      : [
          {
            kind: 'roles',
            id: partner.id,
            on: dayIn(timeZone, new Date(Math.max(...moments))),
            text: m.roles_evidence_accepted({ count: accepted.length, partner: partner.name }),
            href: `/partnerships/${partnership.id}/roles`,
          },
        ]
  })
  const missing = work.length === 0 ? [m.roles_evidence_none()] : gapWords(gaps)
  return { items, enough: gaps.clear, missing: gaps.clear ? null : missing.join(' ') }
}
