import { sql } from 'kysely'
import { daysBetween } from '#platform/context/days.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import type { Warning } from '#platform/features/warning.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { type ConcernLine, nextDay } from './concern.ts'
import { concernsWhere, unsettledDays } from './reads.server.ts'
import { titleOf } from './say.ts'

/**
 * A concern past the day by which it was to be acknowledged or settled. Who does not reach it is not warned, so that nobody
 * learns of one from a warning, or from there being one more; and of one that is not open a warning tells no text.
 */
export const concernOpenTooLong = {
  kind: 'concern',
  label: () => m.warning_kind_concern(),
  find: async (tx, { partnershipId }) =>
    (
      await unsettledDays(
        tx,
        partnershipId === undefined ? sql`true` : sql`c.partnership_id = ${partnershipId}`,
      )
    ).flatMap((concern) => {
      const next = nextDay(concern, tx.today)
      return next === null || !next.late
        ? []
        : [
            {
              kind: 'concern',
              id: `concern ${concern.id}`,
              partnershipId: concern.partnershipId,
              since: next.on,
            },
          ]
    }),
  tell: async (tx, noticed) => {
    const ids = noticed.map(({ id }) => id.replace('concern ', ''))
    const concerns = await concernsWhere(tx, sql`c.id = any(${ids}::uuid[])`)
    return concerns.flatMap((concern): Warning[] => {
      const next = nextDay(concern, tx.today)
      if (next === null) return []
      const facts = {
        title: titleOf(concern),
        day: formatDay(next.on, tx.today),
        days: formatDays(daysBetween(next.on, tx.today)),
      }
      const href = `/concerns/${concern.id}`
      return [
        {
          kind: 'concern',
          id: `concern ${concern.id}`,
          partnershipId: concern.partnershipId,
          since: next.on,
          text:
            next.step === 'acknowledge'
              ? m.warning_concern_acknowledge(facts)
              : m.warning_concern_settle(facts),
          records: [{ text: titleOf(concern), href }],
          next: { text: stepOf(concern, next.step, can(tx.actor, partnershipPolicy.workTogether)), href },
        },
      ]
    })
  },
} satisfies WarningSource

/** What the reader can do about it. */
function stepOf(
  { as, steward, openness }: ConcernLine,
  step: 'acknowledge' | 'settle',
  works: boolean,
): string {
  if (as.steward) return step === 'acknowledge' ? m.concern_acknowledge() : m.concern_settle()
  if (as.asked) return m.warning_next_concern_answer()
  const mayAsk = as.raiser || (openness === 'open' && works)
  if (steward?.acceptedOn == null && mayAsk) return m.warning_next_concern_steward()
  return m.warning_next_concern_talk()
}
