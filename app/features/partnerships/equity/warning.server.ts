import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { oneSided } from '../pulse/warnings.ts'
import { deedsIn, meetingPartnerships } from './deeds.server.ts'
import { spanBegins } from './equity.ts'

/** So many records stand behind a warning in full; the page of equity has the rest. */
const most = 5

/** One partner that has led almost all meetings of the last year. */
export const leadOneSided: WarningSource = {
  kind: 'one_side_leads',
  label: () => m.warning_kind_one_side_leads(),
  find: async (tx, { partnershipId }) => {
    const from = spanBegins(12, tx.today)
    const found = []
    for (const id of partnershipId === undefined ? await meetingPartnerships(tx, from) : [partnershipId]) {
      const chaired = (await deedsIn(tx, id, from)).filter((deed) => deed.measure === 'chair')
      const counts = new Map(
        [...Map.groupBy(chaired, (deed) => deed.organizationId)].map(([side, own]) => [side, own.length]),
      )
      const side = oneSided(counts)
      if (side === null) continue
      const { partners } = await readPartnership(tx, id)
      const own = chaired.filter((deed) => deed.organizationId === side.id)
      found.push({
        kind: 'one_side_leads',
        id: `one_side_leads ${id}`,
        partnershipId: id,
        since: null,
        text: m.warning_one_side_leads({
          organization: partners.find((one) => one.organizationId === side.id)?.name ?? '',
          count: side.count,
          total: side.total,
        }),
        records: own
          .slice(0, most)
          .map((deed) => ({ text: formatDay(deed.on, tx.today), href: `/meetings/${deed.id}` })),
        next: { text: m.warning_next_one_side_leads(), href: `/partnerships/${id}/rota` },
      })
    }
    return found
  },
}
