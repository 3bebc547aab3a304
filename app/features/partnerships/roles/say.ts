import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
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
