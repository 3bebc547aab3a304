import { type Partner, presentPartners } from '../partnerships/partnership.ts'
import { isDeclined, type Part, parts, type WorkPiece } from './role.ts'

/** The letter a cell shows: what somebody chose, and what stands now where nobody has touched it, so that an old letter is never put back. */
export const shownPart = (now: Part | null, sent: string | null, was: string): string =>
  sent === null || sent === was.split(':')[0] ? (now ?? '') : sent

/** The matrix as it would stand with these letters; a changed one is accepted by nobody yet. */
export const draftOf = (
  work: readonly WorkPiece[],
  partners: readonly Pick<Partner, 'organizationId'>[],
  letterAt: (workPieceId: string, organizationId: string) => string,
): WorkPiece[] =>
  work.map((piece) => ({
    ...piece,
    roles: partners.flatMap(({ organizationId }) => {
      const role = piece.roles.find((one) => one.organizationId === organizationId)
      const part = parts.find((one) => one === letterAt(piece.id, organizationId))
      if (part === undefined) return []
      if (role?.part === part) return [role]
      const { id = '', personId = null, personName = null } = role ?? {}
      return [
        { id, organizationId, part, personId, personName, acceptedAt: null, behalf: null, answer: null },
      ]
    }),
  }))

type Side = Pick<Partner, 'organizationId' | 'standing'>
const having = (part: Part) => (piece: WorkPiece, partners: readonly Side[]) => {
  const here = new Set(presentPartners(partners).map((partner) => partner.organizationId))
  return piece.roles.filter(
    (role) => role.part === part && here.has(role.organizationId) && !isDeclined(role),
  ).length
}
/** How many of the partners that take part answer for a piece of work, and how many do it. */
export const answering = having('accountable')
export const doing = having('responsible')
