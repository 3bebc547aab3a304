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

/** The sentences of a text, to choose one to speak of; a line end ends one too. */
export const sentencesOf = (text: string, language: string | null): string[] =>
  text
    .split('\n')
    .flatMap((line) => [...new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' }).segment(line)])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => sentence !== '')

/** The version that all who take part stood behind last, where the text was changed since; null where nothing lapsed. */
export function lapsedVersion<V extends Endorsed & { number: number }, P extends Named>(
  versions: readonly V[],
  partners: readonly P[],
): V | null {
  const byNumber = [...versions].sort((a, b) => b.number - a.number)
  const current = byNumber[0]
  if (current === undefined || endorsementState(current, partners).byAll) return null
  return byNumber.slice(1).find((version) => endorsementState(version, partners).byAll) ?? null
}

/** A text in pieces, those of `passages` that stand in it as they are set apart. All pieces together are the text. */
export function markedPieces(
  text: string,
  passages: readonly string[],
): { text: string; isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = []
  let rest = text
  while (rest !== '') {
    const [next] = passages
      .filter((passage) => passage !== '')
      .map((passage) => ({ passage, at: rest.indexOf(passage) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at || b.passage.length - a.passage.length)
    if (next === undefined) return [...pieces, { text: rest, isMarked: false }]
    if (next.at > 0) pieces.push({ text: rest.slice(0, next.at), isMarked: false })
    pieces.push({ text: next.passage, isMarked: true })
    rest = rest.slice(next.at + next.passage.length)
  }
  return pieces
}
