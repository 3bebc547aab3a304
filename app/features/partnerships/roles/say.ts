import { formatList, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Overload } from './load.ts'
import type { Gaps, Part } from './role.ts'

/** A letter of the matrix as a word. */
export const partWord = (part: Part): string =>
  ({
    responsible: m.role_responsible,
    accountable: m.role_accountable,
    consulted: m.role_consulted,
    informed: m.role_informed,
  })[part]()

/** What the word means, in one sentence. */
export const partMeaning = (part: Part): string =>
  ({
    responsible: m.role_responsible_means,
    accountable: m.role_accountable_means,
    consulted: m.role_consulted_means,
    informed: m.role_informed_means,
  })[part]()

/** What is still unclear, a sentence each; empty when nothing is. */
export function gapWords(gaps: Gaps<{ name: string }, { name: string }>): string[] {
  const list = (things: readonly { name: string }[]) => formatList(things.map((thing) => thing.name))
  const quoted = (things: readonly { name: string }[]) =>
    formatList(things.map((thing) => m.role_quoted({ work: thing.name })))
  return [
    ...(gaps.nobody.length === 0
      ? []
      : [m.roles_gap_nobody({ count: gaps.nobody.length, work: quoted(gaps.nobody) })]),
    ...(gaps.several.length === 0
      ? []
      : [m.roles_gap_several({ count: gaps.several.length, work: quoted(gaps.several) })]),
    ...(gaps.unaccepted.length === 0
      ? []
      : [m.roles_gap_unaccepted({ count: gaps.unaccepted.length, names: list(gaps.unaccepted) })]),
  ]
}

const letters: Record<Part, () => string> = {
  responsible: m.role_letter_responsible,
  accountable: m.role_letter_accountable,
  consulted: m.role_letter_consulted,
  informed: m.role_letter_informed,
}
/** The letter of a word of the matrix: R, A, C or I. */
export const partLetter = (part: Part): string => letters[part]()

/** Who carries much more than the others, in a sentence with the figures. */
export const overloadWords = ({ kind, name, count, of, others }: Overload): string =>
  kind === 'person'
    ? m.roles_overload_person({ name, count, of })
    : m.roles_overload_partner({ name, count, of, others: formatNumber(others ?? 0) })

/** Work that nobody does, in a sentence; null where there is none. */
export const idleWords = (idle: readonly { name: string }[]): string | null =>
  idle.length === 0
    ? null
    : m.roles_gap_idle({
        count: idle.length,
        work: formatList(idle.map((piece) => m.role_quoted({ work: piece.name }))),
      })
