import type { Day } from '#platform/context/days.ts'
import { type Behalf, type BehalfSummary, counts } from '../behalf/behalf.ts'
import { type Partner, presentPartners } from '../partnerships/partnership.ts'

/** One text of a partnership's vision. A changed text is a new version; the old ones stay. */
export interface VisionVersion {
  id: string
  number: number
  text: string
  language: string | null
  writtenOn: Day
  organizationId: string
  organizationName: string
  personName: string | null
  behalf: BehalfSummary | null
  /** The earliest first. */
  endorsements: Endorsement[]
}

/** A partner stands behind one version of the vision; for another text it has to say so again. */
export interface Endorsement {
  id: string
  organizationId: string
  organizationName: string
  personName: string | null
  endorsedOn: Day
  behalf: BehalfSummary | null
}

type Named = Pick<Partner, 'organizationId' | 'name' | 'standing'>
type Endorsed = { endorsements: readonly { organizationId: string; behalf: Behalf | null }[] }

export interface EndorsementState<P> {
  /** Present partners whose endorsement counts. */
  endorsed: P[]
  /** Present partners who have not endorsed, or for whom it was only recorded without evidence so far. */
  missing: P[]
  byAll: boolean
}

/** Who of those taking part now stands behind a version. Endorsements of partners who left no longer matter. */
export function endorsementState<P extends Named>(
  version: Endorsed,
  partners: readonly P[],
): EndorsementState<P> {
  const present = presentPartners(partners)
  const behind = new Set(
    version.endorsements.filter((one) => counts(one.behalf)).map((one) => one.organizationId),
  )
  const missing = present.filter((partner) => !behind.has(partner.organizationId))
  return {
    endorsed: present.filter((partner) => behind.has(partner.organizationId)),
    missing,
    byAll: present.length > 0 && missing.length === 0,
  }
}

/** Whether a text says something new: spaces and line ends alone don't. */
export const isNewText = (before: string, after: string): boolean =>
  before.replace(/\s+/g, ' ').trim() !== after.replace(/\s+/g, ' ').trim()

/** The day endorsements by all lapsed because the text changed; null while there was nothing to lose or nothing lost. */
export function lapsedOn<P extends Named>(
  versions: readonly (Endorsed & { number: number; writtenOn: Day })[],
  partners: readonly P[],
): Day | null {
  const byNumber = [...versions].sort((a, b) => a.number - b.number)
  const current = byNumber.at(-1)
  if (current === undefined || endorsementState(current, partners).byAll) return null
  const last = byNumber.findLastIndex((version) => endorsementState(version, partners).byAll)
  return last === -1 ? null : (byNumber[last + 1]?.writtenOn ?? null)
}
