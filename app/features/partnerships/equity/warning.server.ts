import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { namesOf } from '../meetings/reads.server.ts'
import { oneSided } from '../pulse/warnings.ts'
import { chairedIn, meetingPartnerships } from './deeds.server.ts'
import { spanBegins } from './equity.ts'

/** So many records stand behind a warning in full; the page of equity has the rest. */
const most = 5

/** One partner that has led almost all meetings of the last year. */
export const leadOneSided: WarningSource = {
  kind: 'one_side_leads',
  label: () => m.warning_kind_one_side_leads(),
  find: async (tx, { partnershipId }) => {
    const from = spanBegins(12, tx.today)
    const chaired = await chairedIn(
      tx,
      partnershipId === undefined ? await meetingPartnerships(tx, from) : [partnershipId],
      from,
    )
    const sided = [...Map.groupBy(chaired, (one) => one.partnershipId)].flatMap(([id, all]) => {
      const by = Map.groupBy(all, (one) => one.organizationId)
      const side = oneSided(new Map([...by].map(([organizationId, own]) => [organizationId, own.length])))
      return side === null ? [] : [{ id, side, own: by.get(side.id) ?? [] }]
    })
    const names = await namesOf(
      tx,
      sided.map(({ side }) => side.id),
    )
    return sided.map(({ id, side, own }) => ({
      kind: 'one_side_leads',
      id: `one_side_leads ${id}`,
      partnershipId: id,
      since: null,
      text: m.warning_one_side_leads({
        organization: names.get(side.id)?.name ?? '',
        count: side.count,
        total: side.total,
      }),
      records: own
        .slice(0, most)
        .map((one) => ({ text: formatDay(one.on, tx.today), href: `/meetings/${one.meetingId}` })),
      next: { text: m.warning_next_one_side_leads(), href: `/partnerships/${id}/rota` },
    }))
  },
}
