import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { changesBetween } from '../../visions/compare.server.ts'
import type { Agreement } from '../agreement.ts'
import { drawn, passagesOf } from '../passages.ts'
import { textsOf } from '../reads.server.ts'
import { richText } from '../rich.server.ts'
import { suggestionsOf } from './reads.server.ts'
import { type Suggestion, suggestionPolicy } from './suggestion.ts'

export type SuggestionOnPage = ReturnType<typeof onPage>

/** A suggestion as its page shows it, with what would be different. `open` says whether one can write in the partnership. */
const onPage = (tx: Tx, suggestion: Suggestion, open: boolean) => ({
  id: suggestion.id,
  personName: suggestion.personName,
  organizationName: suggestion.organizationName,
  at: suggestion.suggestedAt.toISOString(),
  when: formatDay(dayIn(tx.workspace.timeZone, suggestion.suggestedAt), tx.today),
  why: suggestion.why,
  leavesOut: suggestion.wording === '',
  pieces: changesShown(suggestion.passage, suggestion.wording),
  standing: suggestion.standing,
  passed: suggestion.passed,
  outcome: suggestion.outcome && {
    ...suggestion.outcome,
    when: formatDay(dayIn(tx.workspace.timeZone, suggestion.outcome.settledAt), tx.today),
  },
  mayWithdraw:
    open &&
    suggestion.standing === 'open' &&
    can(tx.actor, suggestionPolicy.withdraw, { organizationId: suggestion.organizationId }),
})

/** Where only a mark would be different, nothing would be seen of it once it is drawn. */
function changesShown(passage: string, wording: string) {
  const [before, after] = [drawn(passage), drawn(wording)]
  return before === after ? changesBetween(passage, wording) : changesBetween(before, after)
}

/**
 * The text passage by passage, each with what is suggested for it; beside these the suggestions whose passage has
 * changed, and those that have their answer, the latest first.
 */
export async function textWithSuggestions(tx: Tx, agreement: Agreement, open: boolean) {
  const [text] = await textsOf(tx, agreement)
  const all = await suggestionsOf(tx, agreement.id)
  const waiting = all.filter((one) => one.standing === 'open')
  return {
    number: text?.number ?? 1,
    passages: await Promise.all(
      passagesOf(text?.body ?? '').map(async ({ text: passage, nth }, place) => ({
        place: place + 1,
        html: await richText(passage),
        suggestions: waiting
          .filter((one) => one.passage === passage && one.nth === nth)
          .map((one) => onPage(tx, one, open)),
      })),
    ),
    passed: waiting.filter((one) => one.passed).map((one) => onPage(tx, one, open)),
    settled: all
      .filter((one) => one.outcome !== null)
      .toSorted((a, b) => Number(b.outcome?.settledAt) - Number(a.outcome?.settledAt))
      .map((one) => onPage(tx, one, open)),
  }
}
