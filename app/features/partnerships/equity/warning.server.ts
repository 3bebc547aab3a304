import { sql } from 'kysely'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { oneSided } from '../commitments/warnings.ts'
import { namesOf } from '../meetings/reads.server.ts'
import { reachablePartnerships } from '../partnerships/reads.server.ts'
import { chairedIn } from './deeds.server.ts'
import { type Span, spanBegins } from './equity.ts'
import { ledWithin } from './sums.server.ts'
import type { Sum } from './tally.ts'

/** So many records stand behind a warning in full; the page of equity has the rest. */
const most = 5

/** A warning looks back over a year. */
const span: Span = 12

/** The side that led almost all meetings, where one did. */
const leaderOf = (sums: readonly Pick<Sum, 'organizationId' | 'amount'>[]) =>
  oneSided(new Map(sums.map(({ organizationId, amount }) => [organizationId, amount])))

/** One partner that has led almost all meetings of the last year. */
export const leadOneSided = {
  kind: 'one_side_leads',
  label: () => m.warning_kind_one_side_leads(),
  find: async (tx, { partnershipId }) => {
    const within =
      partnershipId !== undefined
        ? sql`p.id = ${partnershipId}`
        : sql`p.id in (${reachablePartnerships(tx).select('partnerships.id')})`
    return [...(await ledWithin(tx, span, within))].flatMap(([id, led]) =>
      leaderOf(led) === null
        ? []
        : [{ kind: 'one_side_leads', id: `one_side_leads ${id}`, partnershipId: id, since: null }],
    )
  },
  tell: async (tx, noticed) => {
    const ids = noticed.map(({ partnershipId }) => partnershipId)
    const led = Map.groupBy(await chairedIn(tx, ids, spanBegins(span, tx.today)), (one) => one.partnershipId)
    const sides = [...led.values()].flatMap((all) => all.map((one) => one.organizationId))
    const names = await namesOf(tx, sides)
    return noticed.flatMap((one) => {
      const all = led.get(one.partnershipId) ?? []
      const by = Map.groupBy(all, ({ organizationId }) => organizationId)
      const side = leaderOf(
        [...by].map(([organizationId, { length: amount }]) => ({ organizationId, amount })),
      )
      if (side === null) return []
      return [
        {
          ...one,
          text: m.warning_one_side_leads({
            organization: names.get(side.id)?.name ?? '',
            count: side.count,
            total: side.total,
          }),
          records: (by.get(side.id) ?? [])
            .slice(0, most)
            .map(({ on, meetingId }) => ({ text: formatDay(on, tx.today), href: `/meetings/${meetingId}` })),
          next: { text: m.warning_next_one_side_leads(), href: `/partnerships/${one.partnershipId}/rota` },
        },
      ]
    })
  },
} satisfies WarningSource
