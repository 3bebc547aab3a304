import type { Tx } from '#platform/context/context.server.ts'
import type { WarningSource } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { oneSided } from '../commitments/warnings.ts'
import { namesOf } from '../meetings/reads.server.ts'
import { chairedIn, meetingPartnerships } from './deeds.server.ts'
import { spanBegins } from './equity.ts'

/** So many records stand behind a warning in full; the page of equity has the rest. */
const most = 5

/** Who led almost all meetings of the last year, by partnership, and those meetings. */
async function leadersOf(tx: Tx, partnershipIds: readonly string[]) {
  const chaired = await chairedIn(tx, partnershipIds, spanBegins(12, tx.today))
  return [...Map.groupBy(chaired, (one) => one.partnershipId)].flatMap(([id, all]) => {
    const by = Map.groupBy(all, (one) => one.organizationId)
    const side = oneSided(new Map([...by].map(([organizationId, own]) => [organizationId, own.length])))
    return side === null ? [] : [{ id, side, own: by.get(side.id) ?? [] }]
  })
}

/** One partner that has led almost all meetings of the last year. */
export const leadOneSided = {
  kind: 'one_side_leads',
  label: () => m.warning_kind_one_side_leads(),
  find: async (tx, { partnershipId }) => {
    const ids =
      partnershipId === undefined ? await meetingPartnerships(tx, spanBegins(12, tx.today)) : [partnershipId]
    return (await leadersOf(tx, ids)).map(({ id }) => ({
      kind: 'one_side_leads',
      id: `one_side_leads ${id}`,
      partnershipId: id,
      since: null,
    }))
  },
  tell: async (tx, noticed) => {
    const led = await leadersOf(
      tx,
      noticed.map(({ partnershipId }) => partnershipId),
    )
    const names = await namesOf(
      tx,
      led.map(({ side }) => side.id),
    )
    return noticed.flatMap((one) => {
      const found = led.find(({ id }) => id === one.partnershipId)
      if (found === undefined) return []
      const { side, own } = found
      return [
        {
          ...one,
          text: m.warning_one_side_leads({
            organization: names.get(side.id)?.name ?? '',
            count: side.count,
            total: side.total,
          }),
          records: own
            .slice(0, most)
            .map(({ on, meetingId }) => ({ text: formatDay(on, tx.today), href: `/meetings/${meetingId}` })),
          next: { text: m.warning_next_one_side_leads(), href: `/partnerships/${one.partnershipId}/rota` },
        },
      ]
    })
  },
} satisfies WarningSource
