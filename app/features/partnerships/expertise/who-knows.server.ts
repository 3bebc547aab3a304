import type { Tx } from '#platform/context/context.server.ts'
import type { Expertise } from './expertise.ts'
import { fitOf, type Question, toldBy } from './fit.ts'
import { expertiseFrom, expertiseTouching } from './reads.server.ts'

/** More than these are no help at a glance. */
const mostOffered = 3

/**
 * What fits the questions best, of all that is stood by among whom the reader works with: at most three, each with the
 * first of the questions (by its place) that it fits best. Empty where nothing fits.
 */
export async function whoKnows(
  tx: Tx,
  questions: readonly Question[],
  fits: (one: Expertise) => boolean = () => true,
): Promise<{ expertise: Expertise; question: number }[]> {
  const told = questions.map(toldBy)
  const rows = await expertiseTouching(tx, told.flat())
  const scored = rows
    .map((row) => {
      const scores = told.map((words) => fitOf(words, row))
      const score = Math.max(0, ...scores)
      return { row, score, question: scores.indexOf(score) }
    })
    .filter((one) => one.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 20)
  const found = await expertiseFrom(
    tx,
    scored.map((one) => one.row),
  )
  return (
    found
      .map((expertise, at) => ({
        expertise,
        question: scored[at]?.question ?? 0,
        score: scored[at]?.score ?? 0,
      }))
      .filter((one) => fits(one.expertise))
      // Of two that fit alike, the one that has helped before.
      .toSorted((a, b) => b.score - a.score || b.expertise.credits.length - a.expertise.credits.length)
      .slice(0, mostOffered)
      .map(({ expertise, question }) => ({ expertise, question }))
  )
}
